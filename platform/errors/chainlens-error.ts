/** What a ChainLensError is made of. */
export interface ChainLensErrorInput {
  /** UPPER_SNAKE, stable; what programs branch on. */
  code: string
  /** One sentence for a person: what happened. */
  message: string
  /** What to do about it. */
  hint?: string
  /** Facts for the log; never shown to a client. */
  details?: Record<string, unknown>
  /** True where the same thing may succeed later. */
  retryable?: boolean
  cause?: unknown
}

/** The one base of all errors that ChainLens throws on purpose. */
export class ChainLensError extends Error {
  readonly code: string
  readonly hint: string | undefined
  readonly details: Record<string, unknown>
  readonly retryable: boolean

  constructor(input: ChainLensErrorInput) {
    super(input.message, input.cause === undefined ? undefined : { cause: input.cause })
    this.name = 'ChainLensError'
    this.code = input.code
    this.hint = input.hint
    this.details = input.details ?? {}
    this.retryable = input.retryable ?? false
  }
}
