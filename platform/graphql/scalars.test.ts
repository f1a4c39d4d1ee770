import { describe, expect, it } from 'vitest'
import { scalars } from './index.ts'

describe('DateTime', () => {
  it.each([
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['2024-02-29t12:00:00.5z', '2024-02-29T12:00:00.500Z'],
    ['2023-12-31T23:30:00-01:00', '2024-01-01T00:30:00.000Z'],
  ])('reads %s', (text, normal) => expect(scalars.DateTime.parseValue(text)).toBe(normal))

  it.each([
    '2023-02-29T00:00:00Z',
    '2023-04-31T00:00:00Z',
    '2023-01-01T24:00:00Z',
    '2023-01-01T00:60:00Z',
    '2023-01-01T00:00:00+24:00',
    '2023-01-01T00:00:00',
    '2023-01-01',
    'yesterday',
    '',
    0,
    null,
  ])('refuses %j', (value) => expect(() => scalars.DateTime.parseValue(value)).toThrow('DateTime cannot represent'))

  it('writes dates, and no invalid one', () => {
    expect(scalars.DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
    expect(() => scalars.DateTime.serialize(new Date(Number.NaN))).toThrow()
  })
})

describe('Date', () => {
  it('reads the last day of February in a leap year', () => {
    expect(scalars.Date.parseValue('2024-02-29')).toBe('2024-02-29')
  })

  it.each(['2023-02-29', '2024-02-30', '2024-13-01', '2024-00-01', '24-01-01', '2024-1-1', '2024-01-01T00:00:00Z'])(
    'refuses %s',
    (text) => expect(() => scalars.Date.parseValue(text)).toThrow('Date cannot represent'),
  )
})

describe('Decimal', () => {
  it.each(['0', '-1', '0.10', '123456789012345678901234567890.123456789012345678'])('keeps %s', (text) =>
    expect(scalars.Decimal.parseValue(text)).toBe(text),
  )

  it.each(['', '.5', '1.', '1e5', '+1', '1,000', 'NaN', 'Infinity', '0x1', ' 1', 1, null])('refuses %j', (value) =>
    expect(() => scalars.Decimal.parseValue(value)).toThrow('Decimal cannot represent'),
  )

  it('writes a BigInt', () => expect(scalars.Decimal.serialize(10n ** 30n)).toBe(`1${'0'.repeat(30)}`))
})

describe('URL', () => {
  it.each(['https://a.test', 'http://a.test:1/p?q#f', 'HTTPS://A.test/ü'])('keeps %s', (text) =>
    expect(scalars.URL.parseValue(text)).toBe(text),
  )

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.test',
    '//a.test',
    'a.test',
    'https://',
    'https://a\n.test',
    'https://a\t',
    1,
  ])('refuses %j', (value) => expect(() => scalars.URL.parseValue(value)).toThrow('URL cannot represent'))
})
