import { describe, expect, it } from 'vitest'
import { ask } from '../testing/converse.ts'
import { RECORDED_ETH } from '../testing/recorded-tokens.ts'
import type { TestToken } from '../testing/resolutions.ts'
import { worldOf } from '../testing/world.ts'

const QUIET: TestToken = { id: 'listed:quietcoin/coin:native', symbol: 'QUIET', name: 'Quietcoin' }
const NOTHING = { tokenomics: () => null, onchain: null, sentiment: null, team: null }
const world = worldOf([
  RECORDED_ETH,
  { token: QUIET, called: ['quiet'], ...NOTHING, onchain: { ...RECORDED_ETH.onchain, holders: null } },
])

describe('a coin that is only listed', () => {
  it('is not said to be without a contract: that is not known', async () => {
    const { text } = await ask('Is QUIET safe?', world)
    expect(text).toContain('Whether QUIET has a contract, and what it could do, is not known.')
    expect(text).toContain('whether it has a contract')
    expect(text).not.toContain('no token contract to misuse')
  })

  it('is not counted among the chains’ own coins in a comparison', async () => {
    const { text } = await ask('Compare ETH and QUIET', world)
    expect(text).toContain("ETH is its chain's own coin: there is no token contract to misuse.")
    expect(text).toContain('Whether QUIET has a contract, and what it could do, is not known.')
  })
})
