import { describe, expect, it } from 'vitest'
import { type Answerer, ask, ToolFailure } from '../testing/converse.ts'
import { LIVE } from '../testing/evidence.ts'
import { expectEvidence } from '../testing/expect-evidence.ts'
import { LIVE_UNI } from '../testing/live-tokens.ts'
import { RECORDED_BTC, RECORDED_ETH } from '../testing/recorded-tokens.ts'
import { riskOf, tokenomicsReport } from '../testing/reports.ts'
import { ETH } from '../testing/resolutions.ts'
import { type KnownToken, worldOf } from '../testing/world.ts'

const world = worldOf([RECORDED_ETH, RECORDED_BTC, LIVE_UNI])

describe('a comparison', () => {
  it('says what is larger in words, then shows the figures side by side', async () => {
    const { text } = await ask('Compare the risk of BTC and ETH over 2024', world)
    expect(text).toContain(
      '**In short:** ETH was the riskier: it swung more, fell deeper at its worst and had the worse bad days. BTC brought more, also for the swings endured.',
    )
    expect(text).toContain('| 2024-01-01 to 2024-12-31, recorded | BTC | ETH |')
    expect(text).toMatch(/\| Volatility, annualised \| 53\.5 % \[\d+\] \| 71\.2 % \[\d+\] \|/)
    expect(text).toMatch(/\| Beta to Bitcoin \| is Bitcoin \| 1\.43 \[\d+\] \|/)
  })

  it('reads nothing off figures of different periods', async () => {
    const shorter: KnownToken = {
      ...RECORDED_BTC,
      tokenomics: () =>
        tokenomicsReport({
          symbol: 'BTC',
          origin: LIVE,
          risk: riskOf({ from: '2026-01-01', to: '2026-11-21' }, { annualisedVolatility: 0.4 }, LIVE),
        }),
    }
    const turn = await ask('Compare the risk of BTC and ETH', worldOf([shorter, RECORDED_ETH]))
    expectEvidence(turn)
    expect(turn.text).not.toContain('In short')
    expect(turn.text).toContain('| Period | 2026-01-01 to 2026-11-21 | 2025-02-27 to 2026-02-22, recorded |')
  })

  it('says what is not known of one of them', async () => {
    const answerer: Answerer = (call) =>
      call.toolName === 'analyze_tokenomics' && call.arguments.tokenId === ETH.id
        ? new ToolFailure('FAILED', 'down')
        : world(call)
    const turn = await ask('Compare the risk of BTC and ETH over 2024', answerer)
    expectEvidence(turn)
    expect(turn.text).toContain('- ETH, Market and risk: no analysis, because it failed.')
    expect(turn.text).toMatch(/\| Volatility, annualised \| 53\.5 % \[\d+\] \| not known \|/)
  })

  it('does not compare a list of the past', async () => {
    const { text } = await ask('Compare the holders of BTC and ETH', world)
    expect(text).toContain('Who holds BTC and ETH today is not known.')
    expect(text).not.toContain('8,891')
  })

  it('names tokens that were too many', async () => {
    const { text } = await ask('Compare BTC, ETH, UNI, AAA, BBB and CCC', world)
    expect(text).toContain('You named more tokens than one answer takes; the last ones are left out.')
  })
})
