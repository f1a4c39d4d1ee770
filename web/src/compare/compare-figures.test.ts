import { expect, test } from 'vitest'
import type { Figure } from '../evidence/figure.ts'
import { compareFigures } from './compare-figures.ts'

const figure = (value: string, unit: string, asOf: string | null = '2026-02-22T00:00:00Z'): Figure => ({
  marker: 1,
  label: 'x',
  value,
  unit,
  asOf,
  evidence: [],
  method: null,
  confidence: null,
  stale: false,
})
const lower = { side: 'lower', word: 'steadier' } as const
const higher = { side: 'higher', word: 'fell less' } as const

test('the lower volatility is the steadier one, and the difference is in points', () => {
  expect(compareFigures(figure('0.9', 'fraction'), figure('0.5', 'fraction'), lower)).toEqual({
    difference: '40 points',
    verdict: { side: 'b', word: 'steadier' },
    obstacle: null,
  })
})

test('of two falls, which are negative, the higher one fell less', () => {
  expect(compareFigures(figure('-0.4', 'fraction'), figure('-0.7', 'fraction'), higher).verdict?.side).toBe('a')
})

test('amounts are told by how many times', () => {
  expect(compareFigures(figure('3000', 'USD'), figure('1000', 'USD'), null)).toEqual({
    difference: '3 times',
    verdict: null,
    obstacle: null,
  })
  expect(compareFigures(figure('5', 'rank'), figure('20', 'rank'), null).difference).toBe('15 places')
})

test('equal figures have no winner', () => {
  expect(compareFigures(figure('1', 'ratio'), figure('1.0', 'ratio'), higher)).toEqual({
    difference: 'the same',
    verdict: null,
    obstacle: null,
  })
})

test.each([
  ['neither', null, null, 'known of neither'],
  ['one', figure('1', 'ratio'), null, 'known of one only'],
  ['other units', figure('1', 'UNI'), figure('1', 'LINK'), 'counted in different units'],
])('there is no verdict where %s', (_, a, b, obstacle) => {
  expect(compareFigures(a, b, lower)).toEqual({ difference: null, verdict: null, obstacle })
})

test('seven days apart is the same time, eight is another', () => {
  const at = (asOf: string | null) =>
    compareFigures(figure('1', 'ratio', '2026-02-01T00:00:00Z'), figure('2', 'ratio', asOf), lower)
  expect(at('2026-02-08T00:00:00Z').verdict?.side).toBe('a')
  expect(at('2026-02-09T00:00:00Z')).toEqual({ difference: null, verdict: null, obstacle: 'of dates 8 days apart' })
  expect(at(null).verdict?.side).toBe('a')
})

test('what keeps the whole group apart keeps each figure apart', () => {
  const of = compareFigures(figure('1', 'ratio'), figure('2', 'ratio'), lower, 'of lists of past dates')
  expect(of).toEqual({ difference: null, verdict: null, obstacle: 'of lists of past dates' })
})
