import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../../engine/facts/extract-facts.ts'
import { readAnalysis } from '../results/read-analysis.ts'
import { LIVE, NOW } from '../testing/evidence.ts'
import { sentimentReport } from '../testing/reports.ts'
import { writeSentiment } from './write-sentiment.ts'

function written(input: Omit<Parameters<typeof sentimentReport>[0], 'origin'>): string {
  const call = { toolCallId: 'c1', toolName: 'analyze_sentiment', arguments: {} }
  const result = { token: { __typename: 'Token', sentiment: sentimentReport({ ...input, origin: LIVE }) } }
  const answered = { call, result: { status: 'SUCCEEDED', result } } as Parameters<typeof readAnalysis>[1]
  return writeSentiment(readAnalysis('sentiment', answered, extractFacts([{ call, result }])), 'Uniswap', NOW).join(
    '\n',
  )
}

describe('the section on mood', () => {
  it('tells tone and spread of posts and what a lexicon misses, where posts were read', () => {
    const text = written({
      figures: { balance: 0.35, postVolume: 80, filteredShare: 0.1, volumeZScore: 2.5 },
      tones: { negative: 0.25, neutral: 0.15, positive: 0.6 },
    })
    for (const part of [
      'Balance of posts',
      '0.35',
      'Positive posts',
      '60.0 %',
      'Negative posts',
      '25.0 %',
      '2.50 [[',
      'irony',
    ])
      expect(text).toContain(part)
  })

  it('says nothing of tone where none was stated', () => {
    const text = written({ figures: { positiveVoteShare: 0.8 } })
    expect(text).not.toContain('irony')
    expect(text).not.toContain('Positive posts')
  })

  it('tells the second index beside the first, and the counts of Discord', () => {
    const text = written({
      figures: { coinMarketCapFearAndGreed: 55, discordMembers: 4200, discordOnline: 420 },
      mood: { value: 40, origin: LIVE },
    })
    expect(text).toMatch(/stood at 40/)
    expect(text).toMatch(/CoinMarketCap's own index of the same name, made in another way, says 55/)
    expect(text).toMatch(/Members of its Discord server \| 4,?200/)
  })
})
