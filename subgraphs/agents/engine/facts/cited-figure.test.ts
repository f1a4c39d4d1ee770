import { describe, expect, it } from 'vitest'
import { citedFigure } from './cited-figure.ts'
import { decimalText, shiftDecimal } from './decimal-text.ts'
import { extractFacts } from './extract-facts.ts'
import { labelOf } from './labels.ts'

function figureOf(exact: string | null, unit: string) {
  const evidence = [{ id: 'ev_1' }]
  const result = { a: { __typename: 'Measure', value: 1, exact, unit, evidence } }
  const [fact] = extractFacts([{ call: { toolCallId: 'c', toolName: 't', arguments: {} }, result }])
  return fact && citedFigure(fact)
}

describe('the figure of a citation', () => {
  it.each([
    ['0.535', 'fraction', '53.5', '%'],
    ['-0.0001', 'fraction', '-0.01', '%'],
    ['12', 'fraction', '1200', '%'],
    ['0.1234567890123456789', 'fraction', '12.34567890123456789', '%'],
    ['1.67', 'ratio', '1.67', 'ratio'],
    ['8891', 'holders', '8891', 'holders'],
  ])('of %s as %s is %s %s, exactly', (exact, unit, value, shown) => {
    expect(figureOf(exact, unit)).toEqual({ value, unit: shown })
  })

  it('is none of a statement', () => {
    const finding = { __typename: 'Finding', title: 'x', evidence: [{ id: 'ev_1' }] }
    const [fact] = extractFacts([{ call: { toolCallId: 'c', toolName: 't', arguments: {} }, result: finding }])
    expect(fact && citedFigure(fact)).toEqual({ value: null, unit: null })
  })
})

describe('a decimal text', () => {
  it.each([
    [0, '0'],
    [-0.5, '-0.5'],
    [1e21, '1000000000000000000000'],
    [1.25e21, '1250000000000000000000'],
    [-1.5e-7, '-0.00000015'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [123456.789, '123456.789'],
  ])('of %s is %s', (value, text) => {
    expect(decimalText(value)).toBe(text)
    expect(Number(text)).toBe(value)
  })

  it.each([
    ['0.535', 2, '53.5'],
    ['5', 2, '500'],
    ['500', -2, '5'],
    ['-0.5', -1, '-0.05'],
    ['0', 2, '0'],
    ['1.10', 0, '1.1'],
  ])('%s shifted by %i is %s', (text, places, shifted) => {
    expect(shiftDecimal(text, places)).toBe(shifted)
  })
})

describe("a field's name", () => {
  it.each([
    ['sharpeRatio', 'Sharpe ratio'],
    ['contributorAbsenceFactor52w', 'contributor absence factor of the last year'],
    ['someNewField', 'some new field'],
  ])('%s in words is "%s"', (field, label) => {
    expect(labelOf(field)).toBe(label)
  })
})
