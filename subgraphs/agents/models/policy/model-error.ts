/** What is wrong with a model; also the code of the run's error. */
export type ModelErrorCode =
  | 'MODEL_KEY_REFUSED'
  | 'MODEL_FORBIDDEN'
  | 'MODEL_OUT_OF_CREDIT'
  | 'MODEL_NOT_FOUND'
  | 'MODEL_REQUEST_REFUSED'
  | 'MODEL_REQUEST_TOO_LARGE'
  | 'MODEL_OVERLOADED'
  | 'MODEL_REFUSED'
  | 'MODEL_FAILED'

/** A model call that did not end as it should. Its message is for the log; people get `describeFailure`. */
export class ModelError extends Error {
  readonly code: ModelErrorCode
  /** True where the same call may succeed in a moment. */
  readonly isTransient: boolean
  /** How long the provider wants to be left alone; null: it did not say. */
  readonly retryAfterMs: number | null

  constructor(
    code: ModelErrorCode,
    message: string,
    more: { isTransient?: boolean; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'ModelError'
    this.code = code
    this.isTransient = more.isTransient ?? false
    this.retryAfterMs = more.retryAfterMs ?? null
  }
}
