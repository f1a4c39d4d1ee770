import { describe, expect, it } from 'vitest'
import type { ListedCoin } from '../../sources/market-source.ts'
import { byRank, chooseClear } from './choose-clear.ts'

function coins(...ranks: (number | null)[]): ListedCoin[] {
  return ranks.map((rank, index) => ({
    coinId: `coin-${index}`,
    symbol: 'X',
    name: `Coin ${index}`,
    rank,
    rankedOn: null,
  }))
}

const clearOf = (...ranks: (number | null)[]) => chooseClear(coins(...ranks))?.coinId ?? null

describe('the clear one of several coins that fit exactly', () => {
  it('is the only one, ranked or not', () => {
    expect(clearOf(7)).toBe('coin-0')
    expect(clearOf(null)).toBe('coin-0')
    expect(clearOf()).toBeNull()
  })

  it('is the one whose rank is ten times better than the next, and not one of nearly ten times', () => {
    expect(clearOf(200, 20)).toBe('coin-1')
    expect(clearOf(199, 20)).toBeNull()
    expect(clearOf(3000, 20, 200)).toBe('coin-1')
    expect(clearOf(3000, 20, 150)).toBeNull()
  })

  it('beside coins without a rank is one up to rank 500', () => {
    expect(clearOf(null, 500, null)).toBe('coin-1')
    expect(clearOf(null, 501, null)).toBeNull()
  })

  it('is none where none has a rank', () => {
    expect(clearOf(null, null)).toBeNull()
  })
})

describe('the order of coins', () => {
  it('is by rank, those without one last and as they came', () => {
    expect(byRank(coins(null, 30, 4, null)).map(({ coinId }) => coinId)).toEqual([
      'coin-2',
      'coin-1',
      'coin-0',
      'coin-3',
    ])
  })
})
