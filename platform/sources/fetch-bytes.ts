import { Agent, request as undiciRequest } from 'undici'
import { SourceFailure } from './source-failure.ts'

const agent = new Agent({ connect: { timeout: 4_000 }, keepAliveTimeout: 10_000 })
const MAX_BYTES = 15_000_000
const NEVER_REACHED = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What fetchBytes takes: an address that is really asked, and limits. */
export interface FetchBytesInput {
  source: string
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  maxBytes?: number
  timeoutMs: number
  signal?: AbortSignal
  acceptStatuses: number[]
}

/** Asks once, without following redirects, within time and size. Throws SourceFailure. */
export async function fetchBytes(input: FetchBytesInput): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const { source } = input
  const limit = AbortSignal.timeout(input.timeoutMs)
  const signal = input.signal ? AbortSignal.any([limit, input.signal]) : limit
  const maxBytes = input.maxBytes ?? MAX_BYTES
  try {
    const response = await undiciRequest(input.url, {
      dispatcher: agent,
      method: input.method ?? 'GET',
      headers: { 'user-agent': 'ChainLens', accept: 'application/json', ...input.headers },
      body: input.body ?? null,
      signal,
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response.body) {
      size += chunk.length
      if (size > maxBytes) {
        response.body.destroy()
        const reason = `the answer is larger than ${Math.round(maxBytes / 1e6)} MB.`
        throw new SourceFailure({ code: 'BAD_ANSWER', source, reason })
      }
      chunks.push(chunk)
    }
    const { statusCode: status } = response
    if ((status >= 200 && status < 300) || input.acceptStatuses.includes(status))
      return { status, headers, bytes: Buffer.concat(chunks) }
    throw statusFailure(source, status, headers)
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    if (input.signal?.aborted) throw error
    throw networkFailure(source, error, limit.aborted, input.timeoutMs)
  }
}

function statusFailure(source: string, status: number, headers: Headers): SourceFailure {
  const seconds = Number(headers.get('retry-after'))
  const limited = status === 429 || (status === 403 && headers.get('x-ratelimit-remaining') === '0')
  if (limited) {
    const wait = Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
    return new SourceFailure({
      code: 'RATE_LIMITED',
      source,
      reason: 'its request limit is reached; try later.',
      ...wait,
    })
  }
  if (status === 401 || status === 403)
    return new SourceFailure({ code: 'KEY_REFUSED', source, reason: `it refused the request (HTTP ${status}).` })
  if (status === 404) return new SourceFailure({ code: 'NOT_FOUND', source, reason: 'it does not know this.' })
  return new SourceFailure({ code: 'BAD_ANSWER', source, reason: `it answered with HTTP ${status}.` })
}

function networkFailure(source: string, error: unknown, timedOut: boolean, timeoutMs: number): SourceFailure {
  const codes = [error, ...((error as AggregateError)?.errors ?? [])].map(
    (one) => (one as { code?: string })?.code ?? '',
  )
  if (codes.some((code) => NEVER_REACHED.has(code)))
    return new SourceFailure({
      code: 'SOURCE_UNREACHABLE',
      source,
      reason: 'its host could not be reached.',
      neverReached: true,
      cause: error,
    })
  if (timedOut || codes.some((code) => code.includes('TIMEOUT')))
    return new SourceFailure({ code: 'TIMED_OUT', source, reason: `no answer within ${timeoutMs} ms.`, cause: error })
  return new SourceFailure({ code: 'SOURCE_UNREACHABLE', source, reason: 'the connection broke off.', cause: error })
}
