import { describe, expect, it } from 'vitest'
import { ask } from '../testing/converse.ts'
import { LIVE_UNI } from '../testing/live-tokens.ts'
import { RECORDED_ETH } from '../testing/recorded-tokens.ts'
import { worldOf } from '../testing/world.ts'

const world = worldOf([RECORDED_ETH, LIVE_UNI])

describe('the price as each source has it', () => {
  it('is told in one line, each with its source, and so is how far they lie apart', async () => {
    const turn = await ask('What is UNI worth?', world)
    expect(turn.unsupportedNumbers).toEqual([])
    const line = turn.text.split('\n').find((one) => one.startsWith('The price as each source has it'))
    expect(line).toMatch(
      /: \$7\.21 \[\d+\] by CoinGecko, \$7\.23 \[\d+\] by CoinMarketCap and \$7\.21 \[\d+\] by DefiLlama; .* 0\.2 % \[\d+\]\.$/,
    )
    expect(turn.text).toContain('Locked in its protocol')
  })

  it('is left out where one source has it alone', async () => {
    const turn = await ask('What is ETH worth?', world)
    expect(turn.text).not.toContain('as each source has it')
  })
})
