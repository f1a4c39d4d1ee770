import type { ModelError } from './model-error.ts'

/** When a failed call is made again. */
export interface RetryPolicy {
  /** Times that it is made again. */
  retries: number
  /** Pause before the first of them; twice as long before each next, and jittered. */
  pauseMs: number
  /** A provider that wants to be left alone for longer is not waited for. */
  longestRetryAfterMs: number
}

/**
 * How long to wait before a call is made again, in milliseconds; null: not at all. What the provider asks for is
 * kept to; the rest is drawn between half and the whole of the pause, so that workers do not come back together.
 */
export function nextPause(
  error: ModelError,
  failures: number,
  policy: RetryPolicy,
  random: () => number = Math.random,
): number | null {
  if (!error.isTransient || failures >= policy.retries) return null
  if (error.retryAfterMs !== null && error.retryAfterMs > policy.longestRetryAfterMs) return null
  const backoffMs = policy.pauseMs * 2 ** failures * (0.5 + random() / 2)
  return Math.max(backoffMs, error.retryAfterMs ?? 0)
}
