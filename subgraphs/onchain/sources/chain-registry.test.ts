import { describe, expect, it } from 'vitest'
import { chainOf } from './chain-registry.ts'

describe('the chain registry', () => {
  it('states name, coin and a node of the chains that matter most', async () => {
    const coins = await Promise.all(
      [1, 10, 56, 100, 137, 8453, 42161, 43114].map(async (n) => (await chainOf(n))?.coin),
    )
    expect(coins.map((coin) => coin?.symbol)).toEqual(['ETH', 'ETH', 'BNB', 'XDAI', 'POL', 'ETH', 'ETH', 'AVAX'])
    expect(coins.every((coin) => coin?.decimals === 18)).toBe(true)
    expect((await chainOf(1))?.rpcUrl).toMatch(/^https:/)
  })

  it('is evidence with its version, the same for the same chain', async () => {
    const [first, again] = [await chainOf(1), await chainOf(1)]
    expect(first?.evidence.source).toMatch(/^viem chain registry \d+\.\d+\.\d+$/)
    expect(first?.evidence.id).toBe(again?.evidence.id)
  })

  it('knows nothing of a chain that is not listed, or of a number that chains with other decimals share', async () => {
    expect(await chainOf(987_654_321)).toBeNull()
    expect(await chainOf(1337)).toBeNull()
  })
})
