import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client'
import type { Problem } from './problem.ts'

type GraphError = { message?: unknown; extensions?: Record<string, unknown> }

/** Codes with which the graph refuses a request as it stands: the same again gives the same. */
const REFUSALS = new Set([
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_COMPLEX',
])

/** Turns whatever Apollo Client, fetch or a subscription's sink throws into one kind of thing. */
export function describeProblem(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) return fromGraphErrors(error.errors)
  if (Array.isArray(error)) return fromGraphErrors(error)
  if (ServerError.is(error)) return fromStatus(error.statusCode, error.bodyText, error.response)
  if (ServerParseError.is(error)) return fromStatus(error.statusCode, error.bodyText, error.response)
  return problem('offline', 'NETWORK', 'ChainLens can’t be reached. Check the connection; nothing you wrote is lost.')
}

function fromGraphErrors(errors: readonly GraphError[]): Problem {
  const first = errors[0] ?? {}
  const extensions = first.extensions ?? {}
  const code = typeof extensions.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR'
  const message = typeof first.message === 'string' ? first.message : 'The graph answered with an error.'
  const details = {
    requestId: typeof extensions.requestId === 'string' ? extensions.requestId : null,
    retryAfterMs: typeof extensions.retryAfterMs === 'number' ? extensions.retryAfterMs : null,
  }
  if (code === 'UNAUTHENTICATED') return { ...problem('unauthenticated', code, 'Your sign-in has ended.'), ...details }
  if (code === 'RATE_LIMITED') return { ...problem('rate-limited', code, message), ...details }
  return { ...problem(REFUSALS.has(code) ? 'refused' : 'server', code, message), ...details }
}

function fromStatus(status: number, body: string, response: Response): Problem {
  const errors = errorsIn(body)
  if (errors) return fromGraphErrors(errors)
  if (status === 401) return problem('unauthenticated', 'UNAUTHENTICATED', 'Your sign-in has ended.')
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after'))
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null
    return { ...problem('rate-limited', 'RATE_LIMITED', 'Too many requests in a short time.'), retryAfterMs }
  }
  return problem('server', `HTTP_${status}`, `ChainLens answered with an error (HTTP ${status}).`)
}

function errorsIn(body: string): GraphError[] | null {
  try {
    const errors: unknown = JSON.parse(body)?.errors
    return Array.isArray(errors) && errors.length > 0 ? errors : null
  } catch {
    return null
  }
}

function problem(kind: Problem['kind'], code: string, message: string): Problem {
  return { kind, code, message, requestId: null, retryAfterMs: null }
}
