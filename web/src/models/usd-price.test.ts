import { expect, test } from 'vitest'
import { usdPrice } from './usd-price.ts'

test.each([
  ['0', '$0'],
  ['10', '$10.00'],
  ['0.10', '$0.10'],
  ['0.0999', '$0.10'],
  ['0.0123', '$0.012'],
  ['0.00345', '$0.0035'],
  ['0.00005', '$0.0001'],
  ['0.00004', 'less than $0.0001'],
  ['1234.5', '$1,234.50'],
])('%s dollars are %s', (amount, text) => {
  expect(usdPrice(amount)).toBe(text)
})
