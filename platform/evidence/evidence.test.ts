import { describe, expect, it } from 'vitest'
import {
  computedEvidence,
  type EvidenceInput,
  makeEvidence,
  makeMeasure,
  reportStatus,
  uniqueEvidence,
} from './index.ts'

const input: EvidenceInput = {
  source: 'CoinGecko',
  url: 'https://a.test',
  mode: 'LIVE',
  asOf: null,
  retrievedAt: '2026-01-02T00:00:00.000Z',
  contentHash: 'ab',
  excerpt: 'x',
}
const live = makeEvidence(input)
const recorded = makeEvidence({ ...input, mode: 'RECORDED', retrievedAt: '2026-01-01T00:00:00.000Z' })
const measureOf = (more: object) => makeMeasure({ value: 1, unit: 'USD', method: 'm', evidence: [live], ...more })

describe('evidence', () => {
  it('has one id for one reading, and another for anything that differs', () => {
    expect(makeEvidence({ ...input }).id).toBe(live.id)
    expect(live.id).toMatch(/^ev_[0-9a-f]{32}$/)
    const others: Partial<EvidenceInput>[] = [
      { source: 'b' },
      { url: null },
      { mode: 'CACHED' },
      { asOf: '2026-01-01' },
      { retrievedAt: '2026-01-03T00:00:00.000Z' },
      { contentHash: null },
      { excerpt: null },
      { inputs: [recorded] },
    ]
    const ids = others.map((other) => makeEvidence({ ...input, ...other }).id)
    expect(new Set([live.id, ...ids]).size).toBe(others.length + 1)
  })

  it('keeps an excerpt of 500 characters whole, cuts a longer one, and no character in half', () => {
    const excerpt = (text: string) => makeEvidence({ ...input, excerpt: text }).excerpt
    expect(excerpt('x'.repeat(500))).toBe('x'.repeat(500))
    expect(excerpt('x'.repeat(501))).toBe(`${'x'.repeat(500)}…`)
    expect(excerpt(`${'x'.repeat(499)}😀y`)).toBe(`${'x'.repeat(499)}…`)
  })

  it('that is computed is as old as its oldest input', () => {
    const computed = computedEvidence({ excerpt: 'sum', inputs: [live, recorded] })
    expect(computed).toMatchObject({
      mode: 'COMPUTED',
      retrievedAt: recorded.retrievedAt,
      url: null,
      source: 'ChainLens',
    })
  })
})

describe('the confidence of a measure', () => {
  it.each([
    ['live evidence', {}, 0.9],
    ['no evidence', { evidence: [] }, 0],
    ['its least trusted evidence', { evidence: [live, recorded] }, 0.5],
    ['a stale reading', { stale: true }, 0.63],
    ['a sample', { quality: 0.5 }, 0.45],
    ['what a computation rests on', { evidence: [computedEvidence({ excerpt: 'x', inputs: [live, recorded] })] }, 0.5],
    ['a computation on nothing', { evidence: [computedEvidence({ excerpt: 'x', inputs: [] })] }, 0],
  ])('follows from %s', (_, more, confidence) => expect(measureOf(more).confidence).toBe(confidence))

  it.each([Number.NaN, Number.POSITIVE_INFINITY, null])('is of an unknown value where that is %d', (value) =>
    expect(measureOf({ value }).value).toBeNull(),
  )
})

describe('the status of a report', () => {
  const missing = [{ code: 'TIMED_OUT', signal: 's', reason: 'r' }]

  it.each([
    [[live], [], 'COMPLETE'],
    [[live], missing, 'PARTIAL'],
    [[], missing, 'NO_DATA'],
    [[], [], 'NO_DATA'],
  ])('follows from what is there and what is missing', (evidence, lacking, status) =>
    expect(reportStatus(evidence, lacking)).toBe(status),
  )

  it('rests on each evidence once', () => expect(uniqueEvidence([live, recorded, live])).toEqual([live, recorded]))
})
