import { describe, expect, it } from 'vitest'
import { ModelError } from './model-error.ts'
import { modelErrorOf } from './model-error-of.ts'
import { nextPause } from './next-pause.ts'
import { readRetryAfter } from './read-retry-after.ts'

const now = new Date('2026-11-22T12:00:00Z')
const headers = (values: Record<string, string>) => new Headers(values)

describe('how long a provider wants to be left alone', () => {
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '-1' }, 0],
    [{}, null],
  ])('is read from %j', (given, expected) => {
    expect(readRetryAfter(headers(given as Record<string, string>), now)).toBe(expected)
  })
})

describe('the pause before a call is made again', () => {
  const policy = { retries: 2, pauseMs: 500, longestRetryAfterMs: 30_000 }
  const failure = (retryAfterMs: number | null = null, isTransient = true) =>
    new ModelError('MODEL_OVERLOADED', 'x', { isTransient, retryAfterMs })

  it('doubles, and is drawn between its half and its whole', () => {
    expect(nextPause(failure(), 0, policy, () => 0)).toBe(250)
    expect(nextPause(failure(), 0, policy, () => 1)).toBe(500)
    expect(nextPause(failure(), 1, policy, () => 1)).toBe(1_000)
  })

  it('is at least what the provider asks for, up to 30 seconds; for longer, the call is not made again', () => {
    expect(nextPause(failure(30_000), 0, policy, () => 0)).toBe(30_000)
    expect(nextPause(failure(30_001), 0, policy, () => 0)).toBeNull()
    expect(nextPause(failure(1), 0, policy, () => 0)).toBe(250)
  })

  it('ends after so many failures, and for what does not pass', () => {
    expect(nextPause(failure(), 2, policy, () => 0)).toBeNull()
    expect(nextPause(failure(null, false), 0, policy, () => 0)).toBeNull()
  })
})

describe('what a failure means', () => {
  it.each([
    [{ status: 402 }, 'MODEL_OUT_OF_CREDIT', false],
    [{ status: 403, error: { type: 'error', error: { type: 'billing_error' } } }, 'MODEL_OUT_OF_CREDIT', false],
    [{ status: 429, code: 'slow_down' }, 'MODEL_OVERLOADED', true],
    [{ status: 429, code: 'insufficient_quota' }, 'MODEL_OUT_OF_CREDIT', false],
    [{ status: 400, code: 'model_not_found' }, 'MODEL_NOT_FOUND', false],
    [{ status: 400, message: 'prompt is too long: 250000 tokens' }, 'MODEL_REQUEST_TOO_LARGE', false],
    [{ status: 422 }, 'MODEL_REQUEST_REFUSED', false],
    [{ status: 504 }, 'MODEL_FAILED', true],
    [{ status: 529 }, 'MODEL_OVERLOADED', true],
    [{ type: 'overloaded_error' }, 'MODEL_OVERLOADED', true],
    [{ code: 'rate_limit_exceeded' }, 'MODEL_OVERLOADED', true],
    [{ code: 'server_error' }, 'MODEL_FAILED', true],
    [{ type: 'authentication_error' }, 'MODEL_KEY_REFUSED', false],
    [new TypeError('terminated'), 'MODEL_FAILED', true],
    [new SyntaxError('malformed'), 'MODEL_FAILED', true],
    ['a string', 'MODEL_FAILED', true],
    [null, 'MODEL_FAILED', true],
  ])('of %j is %s', (failure, code, isTransient) => {
    expect(modelErrorOf(failure, now)).toMatchObject({ code, isTransient })
  })

  it('is the same for what was judged already', () => {
    const error = new ModelError('MODEL_REFUSED', 'refused')
    expect(modelErrorOf(error)).toBe(error)
  })
})
