import type { Problem } from './problem.ts'

/** An expected refusal (`userErrors`) as a problem; its message is written for a person already. */
export function problemOfUserError(error: { code: string; message: string }): Problem {
  return { kind: 'refused', code: error.code, message: error.message, requestId: null, retryAfterMs: null }
}
