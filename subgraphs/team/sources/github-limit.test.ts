import { SourceFailure } from '@chainlens/platform/sources'
import { describe, expect, it } from 'vitest'
import { createGithubLimit, type LimitedAnswer } from './github-limit.ts'

const START = Date.parse('2026-11-22T12:00:00Z')

function limitAt(hasToken = false) {
  const time = { now: START }
  return { time, limit: createGithubLimit(hasToken, () => time.now) }
}

function answer(status: number, headers: Record<string, string>, text = ''): LimitedAnswer {
  return { status, headers: new Headers(headers), text }
}

function failureOf(work: () => void): SourceFailure | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof SourceFailure) return error
    throw error
  }
}

const exhausted = (resetMs: number) => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(resetMs / 1000),
})

describe("GitHub's limit", () => {
  it('lets everything through while requests are left', () => {
    const { limit } = limitAt()
    limit.note(answer(200, { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': String(START / 1000 + 600) }))
    expect(failureOf(() => limit.check())).toBeNull()
  })

  it('holds from the last request left until the reset, and no longer', () => {
    const { limit, time } = limitAt()
    expect(failureOf(() => limit.note(answer(200, exhausted(START + 600_000))))).toBeNull()
    time.now = START + 599_999
    expect(failureOf(() => limit.check())?.code).toBe('RATE_LIMITED')
    time.now = START + 600_000
    expect(failureOf(() => limit.check())).toBeNull()
  })

  it('says until when, and how long that is', () => {
    const { limit } = limitAt()
    const failure = failureOf(() => limit.note(answer(403, exhausted(START + 600_000))))
    expect(failure?.message).toBe(
      'its request limit is reached; it answers again at 2026-11-22T12:10:00Z. A GITHUB_TOKEN raises the limit.',
    )
    expect(failure?.retryAfterMs).toBe(600_000)
  })

  it.each([
    ['a time that has passed', exhausted(START - 1_000)],
    ['no time', { 'x-ratelimit-remaining': '0' }],
    ['a time that is no number', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' }],
    ['a time days away', exhausted(START + 3 * 86_400_000)],
  ])('is a minute where a refusal names %s', (_sentence, headers) => {
    const { limit } = limitAt()
    expect(failureOf(() => limit.note(answer(403, headers)))?.retryAfterMs).toBe(60_000)
  })

  it('goes by retry-after first', () => {
    const { limit } = limitAt()
    const headers = { ...exhausted(START + 600_000), 'retry-after': '30' }
    expect(failureOf(() => limit.note(answer(429, headers)))?.retryAfterMs).toBe(30_000)
  })

  it('is told by the text of a 403 where nothing else tells it', () => {
    const { limit } = limitAt()
    const text = '{"message":"You have exceeded a secondary rate limit."}'
    expect(failureOf(() => limit.note(answer(403, { 'x-ratelimit-remaining': '7' }, text)))?.code).toBe('RATE_LIMITED')
  })

  it('is not what another 403 means', () => {
    const { limit } = limitAt()
    limit.note(answer(403, { 'x-ratelimit-remaining': '7' }, '{"message":"Repository access blocked"}'))
    expect(failureOf(() => limit.check())).toBeNull()
  })
})
