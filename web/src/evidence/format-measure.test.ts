import { expect, test } from 'vitest'
import { formatMeasure } from './format-measure.ts'

test.each([
  [0.5423, 'fraction', '54.2 %'],
  [-0.6338, 'fraction', '−63.4 %'],
  [0.00412, 'fraction', '0.41 %'],
  [0, 'fraction', '0 %'],
  [3.486558, 'USD', '$3.49'],
  [0.000432167, 'USD', '$0.0004322'],
  [97_412.4, 'USD', '$97,412'],
  [-12.5, 'USD', '−$12.50'],
  [1_234_567_890, 'USD', '$1.235 bn'],
  [2.5e12, 'USD', '$2.5 tn'],
  [999_999, 'USD', '$999,999'],
  [1_000_000, 'USD', '$1 m'],
  ['753766667', 'UNI', '753.8 m UNI'],
  [0.9377, 'ratio', '0.94'],
  [20, 'rank', '20'],
  [252_803, 'holders', '252,803 holders'],
  [18.92, 'commits/week', '18.92 commits/week'],
  [1, 'contributors', '1 contributor'],
  [1, 'OPS', '1 OPS'],
  [74, null, '74'],
])('%s %s is written %s', (value, unit, text) => {
  expect(formatMeasure(value, unit)).toBe(text)
})

test('what is no number is shown as it came', () => {
  expect(formatMeasure('n/a', 'USD')).toBe('n/a USD')
})
