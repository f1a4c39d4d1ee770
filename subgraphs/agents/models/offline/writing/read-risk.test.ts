import { describe, expect, it } from 'vitest'
import { ask } from '../testing/converse.ts'
import { LIVE } from '../testing/evidence.ts'
import { RECORDED_BTC } from '../testing/recorded-tokens.ts'
import { riskOf, tokenomicsReport } from '../testing/reports.ts'
import { BTC, ETH, type TestToken, UNI } from '../testing/resolutions.ts'
import { type KnownToken, worldOf } from '../testing/world.ts'

const WINDOW = { from: '2025-11-26', to: '2026-11-21' }

function tokenWith(token: TestToken, figures: Record<string, number>): KnownToken {
  const risk = riskOf(WINDOW, figures, LIVE)
  return {
    ...RECORDED_BTC,
    token,
    called: [(token.symbol ?? '').toLowerCase()],
    tokenomics: () => tokenomicsReport({ symbol: token.symbol ?? '', origin: LIVE, risk }),
  }
}

async function readingOf(...figures: Record<string, number>[]): Promise<string> {
  const tokens = [BTC, ETH, UNI].slice(0, figures.length)
  const world = worldOf(tokens.map((token, index) => tokenWith(token, figures[index] ?? {})))
  const { text } = await ask(`Compare the risk of ${tokens.map(({ symbol }) => symbol).join(' and ')}`, world)
  return /\*\*In short:\*\* (.*)/.exec(text)?.[1] ?? ''
}

const CALM = { annualisedVolatility: 0.4, maxDrawdown: -0.2, valueAtRisk95: -0.02 }
const WILD = { annualisedVolatility: 0.9, maxDrawdown: -0.6, valueAtRisk95: -0.06 }
const END = ' This is how it was; it does not say what comes.'

describe('the reading of a comparison', () => {
  it.each<[string, Record<string, number>[], string]>([
    [
      'all signs point at one',
      [CALM, WILD],
      'ETH was the riskier: it swung more, fell deeper at its worst and had the worse bad days.',
    ],
    [
      'one of three stands out',
      [CALM, WILD, { annualisedVolatility: 0.5, maxDrawdown: -0.3, valueAtRisk95: -0.03 }],
      'ETH was the riskiest: it swung the most, fell the deepest and had the worst bad days.',
    ],
    [
      'the signs differ',
      [
        { ...CALM, maxDrawdown: -0.7 },
        { ...WILD, maxDrawdown: -0.6 },
      ],
      'ETH swung more and had the worse bad days; BTC fell deeper at its worst.',
    ],
    ['figures are equal as shown', [{ annualisedVolatility: 0.53411 }, { annualisedVolatility: 0.53409 }], ''],
    ['one is not known', [{ annualisedVolatility: 0.5 }, { maxDrawdown: -0.5 }], ''],
    [
      'one gained more, also for its risk',
      [
        { totalReturn: 1.1, sharpeRatio: 1.6 },
        { totalReturn: 0.4, sharpeRatio: 0.8 },
      ],
      'BTC brought more, also for the swings endured.',
    ],
    [
      'one gained more, the other more for its risk',
      [
        { totalReturn: 1.1, sharpeRatio: 0.7 },
        { totalReturn: 0.4, sharpeRatio: 0.8 },
      ],
      'BTC brought more. ETH brought more for the swings endured.',
    ],
    [
      'both lost',
      [
        { totalReturn: -0.2, sharpeRatio: -0.2 },
        { totalReturn: -0.5, sharpeRatio: -0.6 },
      ],
      'BTC lost less, also for the swings endured.',
    ],
    [
      'the better one lost, though its Sharpe ratio is above zero',
      [
        { totalReturn: -0.1, sharpeRatio: 0.2 },
        { totalReturn: -0.5, sharpeRatio: -0.6 },
      ],
      'BTC lost less.',
    ],
  ])('where %s', async (_case, figures, expected) => {
    expect(await readingOf(...figures)).toBe(expected && `${expected}${END}`)
  })
})
