import { ChainLensError } from '../errors/index.ts'
import type { MissingSignal } from '../evidence/index.ts'

/** Why an outside source gave nothing. */
export type SourceFailureCode =
  | 'SOURCE_UNREACHABLE'
  | 'TIMED_OUT'
  | 'RATE_LIMITED'
  /** Our own limit of what a paid source may cost in a day. */
  | 'BUDGET_SPENT'
  | 'KEY_REQUIRED'
  | 'KEY_REFUSED'
  | 'BAD_ANSWER'
  | 'NOT_FOUND'
  | 'NOT_READY'
  | 'NO_RECORDING'
  | 'SOURCE_NOT_CONFIGURED'

/** A source gave nothing that can be used; `message` says why for a person. */
export class SourceFailure extends ChainLensError {
  override readonly code: SourceFailureCode
  /** Name of the source, e.g. CoinGecko. */
  readonly source: string
  /** True only where its host could not be resolved or connected to: the one case recordings may stand in for. */
  readonly neverReached: boolean
  /** When to try again, where the source said so. */
  readonly retryAfterMs: number | undefined

  constructor(input: {
    code: SourceFailureCode
    source: string
    reason: string
    neverReached?: boolean
    retryAfterMs?: number
    cause?: unknown
  }) {
    super({ code: input.code, message: input.reason, cause: input.cause, retryable: input.code !== 'NOT_FOUND' })
    this.name = 'SourceFailure'
    this.code = input.code
    this.source = input.source
    this.neverReached = input.neverReached ?? false
    this.retryAfterMs = input.retryAfterMs
  }

  /** The same as a line of a report's `missing`. */
  toMissing(signal: string): MissingSignal {
    return { code: this.code, signal, reason: `${this.source}: ${this.message}` }
  }
}

/** Any error of a source as a line of a report's `missing`; an error that is no SourceFailure is a bug and is thrown on. */
export function missingFrom(error: unknown, signal: string): MissingSignal {
  if (error instanceof SourceFailure) return error.toMissing(signal)
  throw error
}
