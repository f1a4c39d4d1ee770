import { describe, expect, it } from 'vitest'
import { labelOf } from './labels.ts'

describe('labelOf', () => {
  it.each([
    ['token.tokenomics.priceUsd', 'price'],
    ['token.tokenomics.priceComparison.quotes.1.value', 'price by one source'],
    ['token.tokenomics.priceComparison.spread', 'distance of the prices of the sources'],
    ['token.onchain.holders.topShare', 'share of the largest holders'],
    ['token.onchain.someNewField', 'some new field'],
    ['priceUsd', 'price'],
  ])('calls %s "%s"', (path, label) => expect(labelOf(path)).toBe(label))
})
