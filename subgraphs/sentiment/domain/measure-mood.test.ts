import { makeEvidence } from '@chainlens/platform/evidence'
import { describe, expect, it } from 'vitest'
import type { MarketMood } from '../sources/source.ts'
import { findMood, measureMood } from './measure-mood.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const evidence = makeEvidence({
  source: 'alternative.me',
  url: null,
  mode: 'LIVE',
  asOf: null,
  retrievedAt: NOW.toISOString(),
  contentHash: null,
  excerpt: null,
})

function mood(overrides: Partial<MarketMood> = {}): MarketMood {
  return {
    source: 'alternative.me',
    value: 40,
    classification: 'Fear',
    asOf: '2026-11-22T00:00:00Z',
    isRecorded: false,
    evidence,
    ...overrides,
  }
}

describe("the market's mood", () => {
  it.each([
    ['Extreme Fear', 'MARKET_EXTREME_FEAR', 'LOW'],
    ['Fear', 'MARKET_FEAR', 'INFO'],
    ['Neutral', 'MARKET_NEUTRAL', 'INFO'],
    ['Greed', 'MARKET_GREED', 'INFO'],
    ['Extreme Greed', 'MARKET_EXTREME_GREED', 'LOW'],
  ])("called %s is %s (%s), whatever the figure: the bands are the source's", (classification, code, severity) => {
    expect(findMood(mood({ classification }), NOW)).toMatchObject({ code, severity, evidence: [evidence] })
  })

  it('says that it is of the market and not of the asset', () => {
    expect(findMood(mood(), NOW)?.detail).toBe(
      'The index stands at 40, which alternative.me calls "Fear". It is of the whole market, not of this asset.',
    )
    expect(measureMood(mood(), NOW).method).toContain('not of this asset')
  })

  it('is no finding when its word is unknown, and still a figure', () => {
    expect(findMood(mood({ classification: 'Ecstasy' }), NOW)).toBeNull()
    expect(measureMood(mood({ classification: 'Ecstasy' }), NOW).value).toBe(40)
  })

  it.each([
    ['48 hours', '2026-11-20T12:00:00.000Z', false, 0.9],
    ['more than 48 hours', '2026-11-20T11:59:59.999Z', true, 0.63],
  ])('that is %s old is stale: %s', (_sentence, asOf, stale, confidence) => {
    expect(measureMood(mood({ asOf }), NOW)).toMatchObject({ stale, confidence, asOf, unit: 'index points' })
  })

  it('that is recorded names its day, is information only, and stale however near', () => {
    const recorded = mood({ classification: 'Extreme Greed', isRecorded: true })
    expect(measureMood(recorded, NOW).stale).toBe(true)
    const finding = findMood(recorded, NOW)
    expect(finding).toMatchObject({ code: 'MARKET_EXTREME_GREED', severity: 'INFO' })
    expect(finding?.detail).toMatch(/^On 2026-11-22 the index stood at 40.* It says nothing of today\.$/)
  })
})
