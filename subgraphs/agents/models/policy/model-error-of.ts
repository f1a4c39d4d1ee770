import { ModelError, type ModelErrorCode } from './model-error.ts'
import { readRetryAfter } from './read-retry-after.ts'

/** What both SDKs' errors have, and the bodies that providers send. */
interface ProviderFailure {
  status?: unknown
  code?: unknown
  type?: unknown
  message?: unknown
  headers?: { get(name: string): string | null }
  error?: unknown
}

const OUT_OF_CREDIT = /insufficient_quota|credit_balance|billing|spend_limit|payment_required/
const OUT_OF_CREDIT_MESSAGE = /credit balance|current quota|spend(ing)? limit|billing/i
const NO_SCOPE_MESSAGE = /missing scopes?|insufficient permission/i
const TOO_LARGE = /context_length_exceeded|request_too_large|content_too_large|string_above_max_length/
const TOO_LARGE_MESSAGE = /prompt is too long|maximum context length/i

/** Statuses for errors that come in the middle of a stream, where HTTP has no say any more. */
const STATUS_OF_CODE: [RegExp, number][] = [
  [/overloaded/, 529],
  [/rate_limit|slow_down/, 429],
  [/authentication|invalid_api_key/, 401],
  [/permission/, 403],
  [/not_found/, 404],
  [/invalid_request|invalid_prompt/, 400],
  [/timeout/, 408],
]

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : [])
const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** What a failed call means, whichever provider, SDK or network it comes from. Unknown failures pass. */
export function modelErrorOf(error: unknown, now = new Date()): ModelError {
  if (error instanceof ModelError) return error
  const failure = fieldsOf(error) as ProviderFailure
  const body = fieldsOf(failure.error)
  const inner = fieldsOf(body.error)
  const codes = [failure, body, inner, fieldsOf(inner.details)]
    .flatMap((part) => [...textOf(part.code), ...textOf(part.type), ...textOf(fieldsOf(part).error_code)])
    .join(' ')
    .toLowerCase()
  const said = [failure.message, body.message, inner.message].flatMap(textOf).join(' ')
  const status =
    typeof failure.status === 'number' ? failure.status : STATUS_OF_CODE.find(([code]) => code.test(codes))?.[1]
  const { code, isTransient } = judge(status, codes, said)
  const message = `${code}: status ${status ?? 'none'}${codes ? `, ${codes}` : ''}`
  return new ModelError(code, message, {
    isTransient,
    retryAfterMs: readRetryAfter(failure.headers, now),
    cause: error,
  })
}

function judge(
  status: number | undefined,
  codes: string,
  said: string,
): { code: ModelErrorCode; isTransient: boolean } {
  const fatal = (code: ModelErrorCode) => ({ code, isTransient: false })
  const passing = (code: ModelErrorCode) => ({ code, isTransient: true })
  // Before the status: providers send it as 400, 402, 403 and 429.
  if (status === 402 || OUT_OF_CREDIT.test(codes)) return fatal('MODEL_OUT_OF_CREDIT')
  if (status !== undefined && status < 500 && OUT_OF_CREDIT_MESSAGE.test(said)) return fatal('MODEL_OUT_OF_CREDIT')
  if (status === 413 || TOO_LARGE.test(codes)) return fatal('MODEL_REQUEST_TOO_LARGE')
  if (status === undefined) return passing('MODEL_FAILED')
  if (status === 429 || status === 503 || status === 529) return passing('MODEL_OVERLOADED')
  if (status === 408 || status === 409 || status >= 500) return passing('MODEL_FAILED')
  if (codes.includes('model_not_found') || status === 404) return fatal('MODEL_NOT_FOUND')
  if (status === 403 || (status === 401 && NO_SCOPE_MESSAGE.test(said))) return fatal('MODEL_FORBIDDEN')
  if (status === 401) return fatal('MODEL_KEY_REFUSED')
  if (TOO_LARGE_MESSAGE.test(said)) return fatal('MODEL_REQUEST_TOO_LARGE')
  return fatal('MODEL_REQUEST_REFUSED')
}
