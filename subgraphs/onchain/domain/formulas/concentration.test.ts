import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordedHolders } from '../../sources/recorded-holders.ts'
import { giniCoefficient } from './gini-coefficient.ts'
import { groupAmounts, type Holdings } from './group-amounts.ts'
import { herfindahlIndex } from './herfindahl-index.ts'
import { holderCount } from './holder-count.ts'
import { nakamotoCoefficient } from './nakamoto-coefficient.ts'
import { type Rational, toDecimal } from './rational.ts'
import { topShare } from './top-share.ts'
import { totalHeld } from './total-held.ts'

const expected = JSON.parse(
  readFileSync(new URL('../../recordings/holders/expected-concentration.json', import.meta.url), 'utf8'),
)

const shown = (value: Rational | null) => value && toDecimal(value, 12)

function measured(holdings: Holdings) {
  return {
    holders: holderCount(holdings),
    total_raw: totalHeld(holdings).toString(),
    gini: shown(giniCoefficient(holdings)),
    hhi_0_10000: shown(herfindahlIndex(holdings)),
    nakamoto_gt_50pct: nakamotoCoefficient(holdings),
    top10_share: shown(topShare(holdings, 10)),
  }
}

/** Numbers that look random and are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function randomAmounts(seed: number, size: number): bigint[] {
  const random = generator(seed)
  return Array.from({ length: size }, () => BigInt(Math.floor(random() ** 4 * 1e6)) * 10n ** 18n + 1n)
}

/** The definition of Gini by pairwise differences: another road to the same number. */
function giniByPairs(amounts: bigint[]): string {
  const n = BigInt(amounts.length)
  const total = amounts.reduce((sum, amount) => sum + amount, 0n)
  let differences = 0n
  for (const a of amounts) for (const b of amounts) differences += a > b ? a - b : b - a
  return toDecimal({ numerator: differences, denominator: 2n * n * total }, 15)
}

/** The work that was done, however many others shared the machine. */
function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

describe('holder concentration of complete lists', () => {
  it('measures the Ethereum genesis balances as published', async () => {
    const list = await recordedHolders('eip155:1/slip44:60')
    expect(expected.eth_genesis_2015_holders).toMatchObject(measured(list!.holdings))
    expect(measured(list!.holdings).gini).toBe('0.857874617174')
  })

  it('measures all 252,803 entries of the UNI airdrop as published, well within a second', async () => {
    const list = await recordedHolders('eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984')
    const before = process.cpuUsage()
    const result = measured(list!.holdings)
    expect(cpuMsSince(before)).toBeLessThan(1000)
    expect(expected.uni_airdrop_2020).toMatchObject(result)
    expect(result.holders).toBe(252_803)
  })

  it('keeps the exact numerators of the index', async () => {
    const list = await recordedHolders('eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984')
    const { hhi_numerator, hhi_denominator, top10_raw } = expected.uni_airdrop_2020.exact
    const hhi = herfindahlIndex(list!.holdings)!
    expect(hhi.numerator * BigInt(hhi_denominator)).toBe(BigInt(hhi_numerator) * hhi.denominator)
    expect(topShare(list!.holdings, 10)!.numerator).toBe(BigInt(top10_raw))
  })

  it('measures a million different amounts in seconds', () => {
    const amounts = Array.from({ length: 1_000_000 }, (_, index) => BigInt(index + 1) * 10n ** 18n)
    const before = process.cpuUsage()
    const holdings = groupAmounts(amounts)
    const result = measured(holdings)
    expect(cpuMsSince(before)).toBeLessThan(10_000)
    // For x = 1…n the Gini coefficient is (n − 1)/(3n).
    expect(result.gini).toBe(toDecimal({ numerator: 999_999n, denominator: 3_000_000n }, 12))
    expect(result.holders).toBe(1_000_000)
  })
})

describe('properties of the formulas', () => {
  const amounts = randomAmounts(7, 400)

  it('agree with the pairwise definition of Gini', () => {
    expect(toDecimal(giniCoefficient(groupAmounts(amounts))!, 15)).toBe(giniByPairs(amounts))
  })

  it('do not depend on the order of the list', () => {
    const random = generator(3)
    const shuffled = [...amounts].sort(() => random() - 0.5)
    expect(measured(groupAmounts(shuffled))).toEqual(measured(groupAmounts(amounts)))
  })

  it('do not depend on the unit of the amounts', () => {
    const scaled = groupAmounts(amounts.map((amount) => amount * 1_000_003n))
    const { total_raw: _, ...plain } = measured(groupAmounts(amounts))
    expect(measured(scaled)).toMatchObject(plain)
  })

  it('do not depend on whether equal amounts come one by one or as a count', () => {
    const many = [
      ...amounts,
      ...Array.from({ length: 5000 }, () => 42n),
      ...Array.from({ length: 30 }, () => amounts[0]!),
    ]
    const counted = groupAmounts(amounts, [
      { amount: 42n, count: 5000 },
      { amount: amounts[0]!, count: 30 },
    ])
    expect(counted).toEqual(groupAmounts(many))
  })

  it('call equal holders equal: Gini 0, index 10,000/n, more than half of the holders for more than half', () => {
    for (const n of [1, 2, 3, 10, 99]) {
      const holdings = groupAmounts(Array.from({ length: n }, () => 5n))
      expect(shown(giniCoefficient(holdings))).toBe('0.000000000000')
      expect(shown(herfindahlIndex(holdings))).toBe(toDecimal({ numerator: 10_000n, denominator: BigInt(n) }, 12))
      expect(nakamotoCoefficient(holdings)).toBe(Math.floor(n / 2) + 1)
    }
  })

  it('call one who holds nearly all what it is: (n − 1)/n, close to 10,000, one holder', () => {
    const holdings = groupAmounts([...Array.from({ length: 999 }, () => 1n), 10n ** 30n])
    expect(shown(giniCoefficient(holdings))).toBe('0.999000000000')
    expect(shown(herfindahlIndex(holdings))).toBe('10000.000000000000')
    expect(nakamotoCoefficient(holdings)).toBe(1)
    expect(shown(topShare(holdings, 1))).toBe('1.000000000000')
  })

  it('want more than half, not half, for the Nakamoto coefficient', () => {
    expect(nakamotoCoefficient(groupAmounts([50n, 30n, 20n]))).toBe(2)
    expect(nakamotoCoefficient(groupAmounts([51n, 29n, 20n]))).toBe(1)
  })

  it('give every holder where the largest are more than all', () => {
    const holdings = groupAmounts([3n, 4n])
    expect(shown(topShare(holdings, 2))).toBe('1.000000000000')
    expect(shown(topShare(holdings, 1000))).toBe('1.000000000000')
    expect(shown(topShare(holdings, 1))).toBe('0.571428571429')
    expect(() => topShare(holdings, 0)).toThrow(RangeError)
  })

  it('never count who holds nothing, and know nothing of a list without holders', () => {
    expect(groupAmounts([0n, 0n, 7n])).toEqual([{ amount: 7n, count: 1 }])
    const nobody = groupAmounts([0n])
    expect(measured(nobody)).toEqual({
      holders: 0,
      total_raw: '0',
      gini: null,
      hhi_0_10000: null,
      nakamoto_gt_50pct: null,
      top10_share: null,
    })
    expect(() => groupAmounts([-1n, 5n])).toThrow(RangeError)
  })
})

describe('toDecimal', () => {
  it('rounds half up, and away from zero below it', () => {
    expect(toDecimal({ numerator: 1n, denominator: 8n }, 2)).toBe('0.13')
    expect(toDecimal({ numerator: -1n, denominator: 8n }, 2)).toBe('-0.13')
    expect(toDecimal({ numerator: 124n, denominator: 1000n }, 2)).toBe('0.12')
    expect(toDecimal({ numerator: -1n, denominator: 1000n }, 2)).toBe('0.00')
    expect(toDecimal({ numerator: 5n, denominator: 2n }, 0)).toBe('3')
  })
})
