import { describe, expect, it } from 'vitest'
import { parseTokenId } from '../../tokens/index.ts'
import { CHAINS, coingeckoIdOf, nativeTokenIdOf, tokenIdsOf } from './index.ts'

describe('token ids of coins', () => {
  it('takes the native coin of the home chain first', () => {
    expect(nativeTokenIdOf('bitcoin')).toBe('bip122:000000000019d6689c085ae165831e93/slip44:0')
    const ids = tokenIdsOf({ id: 'ethereum', asset_platform_id: null, platforms: { '': '' } })
    expect(ids[0]).toBe('eip155:1/slip44:60')
    expect(ids).toContain('eip155:8453/slip44:60')
  })

  it('takes the contract on the main platform first, then those elsewhere, lower case', () => {
    const platforms = {
      'polygon-pos': '0xB33EAAD8D922B1083446DC23F610C2567FB5180F',
      ethereum: '0x1f9840a85d5aF5bf1D1762F925BDADdC4201F984',
      'energi-unknown': '0x1',
    }
    expect(tokenIdsOf({ id: 'uniswap', asset_platform_id: 'ethereum', platforms })).toEqual([
      'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
      'eip155:137/erc20:0xb33eaad8d922b1083446dc23f610c2567fb5180f',
    ])
  })

  it('keeps the case of Solana addresses', () => {
    const platforms = { solana: '6p6xgHyF7AeE6TZkSmFsko444wqoP15icUSqi2jfGiPN' }
    expect(tokenIdsOf({ id: 'official-trump', asset_platform_id: 'solana', platforms })).toEqual([
      'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp/token:6p6xgHyF7AeE6TZkSmFsko444wqoP15icUSqi2jfGiPN',
    ])
  })

  it('lists a coin whose chain has no name here', () => {
    expect(tokenIdsOf({ id: 'cardano', asset_platform_id: null, platforms: {} })).toEqual([
      'listed:cardano/coin:native',
    ])
    expect(tokenIdsOf({ id: 'odd id', asset_platform_id: null, platforms: {} })).toEqual([])
  })

  it('leads back from every native token id to its coin', () => {
    for (const chain of CHAINS)
      for (const number of chain.slip44) {
        const token = parseTokenId(`${chain.id}/slip44:${number}`)
        expect(token && coingeckoIdOf(token)).toBe(chain.nativeCoin)
      }
  })
})
