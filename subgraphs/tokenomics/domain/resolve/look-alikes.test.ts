import { describe, expect, it } from 'vitest'
import type { ListedCoin } from '../../sources/market-source.ts'
import { lookAlikesOf, skeleton } from './look-alikes.ts'

function coin(coinId: string, symbol: string, name: string): ListedCoin {
  return { coinId, symbol, name, rank: null, rankedOn: null }
}

const uniswap = coin('uniswap', 'UNI', 'Uniswap')

describe('look-alikes', () => {
  it('have a name that differs only in letters of another script, accents, digits, spaces or signs', () => {
    const twins = [
      coin('a', 'X', 'Unіswap'),
      coin('b', 'X', 'Uniswáp'),
      coin('c', 'X', 'Uni Swap'),
      coin('d', 'X', 'Uni-swap'),
      coin('e', 'X', 'Other'),
    ]
    expect(lookAlikesOf(uniswap, [uniswap, ...twins]).map(({ coinId }) => coinId)).toEqual(['a', 'b', 'c', 'd'])
    expect(skeleton('Un1swap')).toBe('unlswap')
    expect(skeleton('B1TC0IN')).toBe(skeleton('BlTCOIN'))
  })

  it('have a ticker that does', () => {
    const eth = coin('ethereum', 'ETH', 'Ethereum')
    expect(lookAlikesOf(eth, [eth, coin('fake', 'ЕТН', 'Something')]).map(({ coinId }) => coinId)).toEqual(['fake'])
  })

  it('are not those with the same name, another name, or nothing but signs', () => {
    const others = [
      coin('a', 'UNI', 'Uniswap'),
      coin('b', 'Y', 'UNISWAP'),
      coin('c', '$', '…'),
      coin('d', 'Z', 'Universe'),
    ]
    expect(lookAlikesOf(uniswap, others)).toEqual([])
    expect(lookAlikesOf(coin('x', '!', '***'), others)).toEqual([])
  })
})
