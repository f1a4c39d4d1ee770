import { describe, expect, it } from 'vitest'
import { isFigureOf } from '../../../engine/text-pipeline/match-number.ts'
import { findNumbers } from '../../../engine/text-pipeline/written-number.ts'
import type { Fact } from '../../model.ts'
import { cited, figureText } from './figure-text.ts'

function fact(value: string | null, unit: string | null): Fact {
  const evidence = {
    id: 'ev_1',
    source: 'Test',
    url: null,
    mode: 'LIVE' as const,
    asOf: null,
    retrievedAt: '2026-01-01T00:00:00Z',
    contentHash: null,
    excerpt: null,
    inputs: [],
  }
  return {
    id: 'f1',
    toolCallId: 'c',
    toolName: 't',
    path: 'p',
    label: 'l',
    value,
    unit,
    method: null,
    dates: [],
    evidence,
  }
}

describe('a figure', () => {
  it.each([
    ['0.53456', 'fraction', '53.5 %'],
    ['-0.2714', 'fraction', '−27.1 %'],
    ['0', 'fraction', '0.0 %'],
    ['-0.0001', 'fraction', '0.0 %'],
    ['12.5', 'fraction', '1,250.0 %'],
    ['1.235', 'ratio', '1.24'],
    ['-0.0412', 'ratio', '−0.04'],
    ['8891', 'holders', '8,891'],
    ['2', 'rank', '2'],
    ['19.384615', 'commits/week', '19.4'],
    ['292.987', 'index points', '293'],
    ['8.595', 'index points', '8.6'],
    ['8', 'index points', '8'],
    ['1953.2034', 'USD', '$1,953.20'],
    ['999999.99', 'USD', '$999,999.99'],
    ['1000000', 'USD', '$1,000,000'],
    ['14195410493', 'USD', '$14,195,410,493'],
    ['1953205000000', 'USD', '$1,953,205,000,000'],
    ['-5300000', 'USD', '−$5,300,000'],
    ['1', 'USD', '$1.00'],
    ['0.99871', 'USD', '$0.999'],
    ['0.0000123456', 'USD', '$0.0000123'],
    ['0.000000000000000000001', 'USD', '$0.000000000000000000'],
    ['0', 'USD', '$0.00'],
    ['628739836.874567890123456789', 'UNI', '628,739,837 UNI'],
    ['21000000', 'BTC', '21,000,000 BTC'],
    ['1000', 'weird unit', '1,000 tokens'],
    ['1000', 'T', '1,000 tokens'],
    ['1000', 'USD%', '1,000 tokens'],
    ['0.5', 'ETH', '0.500 ETH'],
    ['120', 'stETH', '120 stETH'],
  ])('%s of %s is said as %s, which the matcher reads as the same', (value, unit, said) => {
    expect(figureText(fact(value, unit))).toBe(said)
    const [number, ...others] = findNumbers(said)
    expect(others).toEqual([])
    expect(number && isFigureOf(number, fact(value, unit), said)).toBe(true)
  })

  it('stands with its reference, and a statement without a figure is its reference', () => {
    expect(cited(fact('0.5', 'fraction'))).toBe('50.0 % [[f1]]')
    expect(cited(fact(null, null))).toBe('[[f1]]')
  })
})
