/** How a call of a tool ended; as ExecuteToolPayload of the graph. */
export interface ToolOutcome {
  outcome: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'DENIED'
  result: unknown
  /** One line for a person; null where there is nothing to say. */
  summary: string | null
  failure: { code: string; message: string; retryable: boolean } | null
  durationMs: number
}

/** A call that gave no result, and why. */
export function failure(
  outcome: Exclude<ToolOutcome['outcome'], 'SUCCEEDED'>,
  code: string,
  message: string,
  durationMs: number,
  retryable = false,
): ToolOutcome {
  return { outcome, result: null, summary: message, failure: { code, message, retryable }, durationMs }
}
