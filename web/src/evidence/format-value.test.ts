import { expect, test } from 'vitest'
import { formatValue } from './format-value.ts'

test.each([
  ['120000000.000000000000000001', 'tokens', '120,000,000.000000000000000001', null],
  ['0.5423', 'fraction', '0.5423', '54.23 %'],
  ['-0.6338', 'fraction', '−0.6338', '−63.38 %'],
  ['1.25', 'ratio', '1.25', null],
  ['999', 'days', '999', null],
  ['1000', null, '1,000', null],
  ['1e21', 'USD', '1e21', null],
])('%s %s is shown as %s', (value, unit, exact, reading) => {
  expect(formatValue(value, unit)).toEqual({ exact, unit, reading })
})

test('no figure, nothing shown', () => {
  expect(formatValue(null, 'USD')).toBeNull()
})
