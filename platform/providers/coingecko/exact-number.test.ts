import { describe, expect, it } from 'vitest'
import { parseExactJson, plainDecimal } from './exact-number.ts'

describe('exact numbers', () => {
  it.each([
    ['0', '0'],
    ['-0.0', '0'],
    ['21000000.0', '21000000'],
    ['2.15e-05', '0.0000215'],
    ['-1.5E+3', '-1500'],
    ['1e21', '1000000000000000000000'],
    ['123456789012345678901234567890.5', '123456789012345678901234567890.5'],
    ['0.10', '0.1'],
    ['12.34e1', '123.4'],
  ])('writes %s as %s', (json, decimal) => expect(plainDecimal(json)).toBe(decimal))

  it.each(['1e401', '1e-401', 'abc', '', '1.', '0x10'])('refuses %s', (text) => expect(plainDecimal(text)).toBeNull())

  it('keeps digits that a float would lose', () => {
    const body = parseExactJson('{"supply": 1000000000000000000000000001}') as { supply: { exact: string } }
    expect(body.supply.exact).toBe('1000000000000000000000000001')
  })

  it('makes a number out of range no number', () => {
    expect(parseExactJson('[1e999]')).toEqual([Number.NaN])
  })
})
