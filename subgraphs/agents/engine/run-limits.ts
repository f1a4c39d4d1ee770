/** Where a run ends, whatever its model wants. */
export interface RunLimits {
  /** Model calls. */
  steps: number
  /** From the first start, over all attempts. */
  wallTimeMs: number
  toolCalls: number
  /** So many equal calls (name and arguments) are a loop. */
  equalCalls: number
  /** UTF-16 code units of the message. */
  textLength: number
  /** Exact decimal. */
  costUsd: string
  /** Calls at the same time. */
  parallelToolCalls: number
  /** Characters of a tool's result, as JSON. */
  resultLength: number
  /** Silence of a model, once it has begun, after which its call is given up. */
  modelIdleMs: number
  /** The same before it begins. */
  modelFirstPartMs: number
  /** Times that a failed model call is made again. */
  modelRetries: number
  /** Pause before the first of them; twice as long before each next, and jittered. */
  modelRetryPauseMs: number
  /** A provider that wants to be left alone for longer is not waited for. */
  modelRetryAfterMs: number
  /** How long a graph that does not answer is waited for before a run fails. */
  graphPatienceMs: number
  /** Times that workers may vanish with a run. */
  losses: number
}

/** What an installation runs with. */
export const DEFAULT_LIMITS: RunLimits = {
  steps: 12,
  wallTimeMs: 10 * 60_000,
  toolCalls: 40,
  equalCalls: 3,
  textLength: 200_000,
  costUsd: '2',
  parallelToolCalls: 8,
  resultLength: 2_000_000,
  modelIdleMs: 60_000,
  modelFirstPartMs: 120_000,
  modelRetries: 2,
  modelRetryPauseMs: 500,
  modelRetryAfterMs: 30_000,
  graphPatienceMs: 30_000,
  losses: 3,
}
