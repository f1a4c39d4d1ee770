import { describe, expect, it } from 'vitest'
import { recordedHolders } from '../../sources/recorded-holders.ts'
import { groupAmounts } from './group-amounts.ts'
import { leastConcentration } from './least-concentration.ts'
import { type Rational, toDecimal } from './rational.ts'
import { totalHeld } from './total-held.ts'

const number = (value: Rational | null) => (value ? Number(toDecimal(value, 12)) : null)

describe('the least concentration that a list of the largest allows', () => {
  it.each([10, 50, 96, 100, 1000])(
    'lies below the published figures of all genesis holders, from %i of them',
    async (known) => {
      const list = (await recordedHolders('eip155:1/slip44:60'))!
      const largest = groupAmounts(list.largest.slice(0, known).map(({ amount }) => amount))
      const bounds = leastConcentration(largest, totalHeld(list.holdings), 8891)
      expect(number(bounds.gini)).toBeGreaterThan(0.2)
      expect(number(bounds.gini)).toBeLessThan(0.857874617174)
      expect(number(bounds.herfindahl)).toBeGreaterThan(273)
      expect(number(bounds.herfindahl)).toBeLessThan(292.987160615)
      // Ninety-seven hold more than half: from there on nothing is left to bound.
      if (known >= 97) expect(bounds.nakamoto).toBeNull()
      else {
        expect(bounds.nakamoto).toBeGreaterThan(known)
        expect(bounds.nakamoto).toBeLessThanOrEqual(97)
      }
    },
  )

  it('is exact where the others really hold the same', () => {
    // 5, 3 and two of 1: Gini (2·(1·1 + 2·1 + 3·3 + 4·5) − 5·10)/(4·10), HHI 10,000·(25 + 9 + 1 + 1)/100.
    const bounds = leastConcentration(groupAmounts([5n, 3n]), 10n, 4)
    expect(bounds).toMatchObject({ nakamoto: null })
    expect(number(bounds.gini)).toBe(0.35)
    expect(number(bounds.herfindahl)).toBe(3600)
  })

  it('leaves Gini open where it is not known how many there are, and gives no bound for lists that contradict themselves', () => {
    const largest = groupAmounts([5n, 3n])
    const open = leastConcentration(largest, 20n, null)
    expect(open.gini).toBeNull()
    expect(number(open.herfindahl)).toBe(850)
    // 8 of 20: each further one has 3 at most, and 8 + 3 = 11 is more than half.
    expect(open.nakamoto).toBe(3)
    // One more holder would have to hold 12, more than the largest.
    expect(leastConcentration(largest, 20n, 3).gini).toBeNull()
    expect(leastConcentration(largest, 7n, 4)).toEqual({ gini: null, herfindahl: null, nakamoto: null })
    expect(leastConcentration([], 7n, 4)).toEqual({ gini: null, herfindahl: null, nakamoto: null })
  })
})
