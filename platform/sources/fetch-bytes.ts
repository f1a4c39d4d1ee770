import type { Agent } from 'undici'
import { SourceFailure } from './source-failure.ts'

let agent: Agent | undefined
const MAX_BYTES = 15_000_000
const NEVER_REACHED = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
  'ENETDOWN',
  'EHOSTDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** These say so only where connecting, not reading, brought them: a time limit of the system, a firewall's refusal. */
const NEVER_REACHED_IN_CONNECT = new Set(['ETIMEDOUT', 'EACCES', 'EPERM'])

/** What fetchBytes takes: an address that is really asked, and limits. */
export interface FetchBytesInput {
  source: string
  url: string
  method?: 'GET' | 'POST' | undefined
  headers?: Record<string, string>
  body?: string | undefined
  maxBytes?: number | undefined
  timeoutMs: number
  acceptStatuses: number[]
  /** Aborts when the process ends: what is still on its way then would keep it from ending. */
  ending?: AbortSignal | undefined
}

/** Asks once, without following redirects, within time and size. Throws SourceFailure. */
export async function fetchBytes(input: FetchBytesInput): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const { source } = input
  // Loaded by the first who asks: most processes start without.
  const { Agent, request } = await import('undici')
  agent ??= new Agent({ connect: { timeout: 4_000 }, keepAliveTimeout: 10_000 })
  const limit = AbortSignal.timeout(input.timeoutMs)
  const signal = input.ending ? AbortSignal.any([limit, input.ending]) : limit
  const maxBytes = input.maxBytes ?? MAX_BYTES
  try {
    const response = await request(input.url, {
      dispatcher: agent,
      method: input.method ?? 'GET',
      headers: { 'user-agent': 'ChainLens', accept: 'application/json', ...input.headers },
      body: input.body ?? null,
      signal,
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(response.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const { statusCode: status } = response
    if ((status < 200 || status >= 300) && !input.acceptStatuses.includes(status)) {
      // What it says beside its status is not waited for; a short one is read, so that the connection is kept.
      void response.body.dump({ limit: 64_000, signal }).catch(() => {})
      throw statusFailure(source, status, headers)
    }
    // Where its head says the size, none of a body that is too large is waited for.
    if (Number(headers.get('content-length')) > maxBytes) {
      response.body.on('error', () => {}).destroy()
      throw tooLarge(source, maxBytes)
    }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response.body) {
      size += chunk.length
      if (size > maxBytes) {
        response.body.destroy()
        throw tooLarge(source, maxBytes)
      }
      chunks.push(chunk)
    }
    return { status, headers, bytes: Buffer.concat(chunks) }
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    throw networkFailure(source, error, limit.aborted, input.timeoutMs)
  }
}

function tooLarge(source: string, maxBytes: number): SourceFailure {
  return new SourceFailure({
    code: 'BAD_ANSWER',
    source,
    reason: `the answer is larger than ${maxBytes / 1e6} MB.`,
  })
}

function statusFailure(source: string, status: number, headers: Headers): SourceFailure {
  const isQuota = headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after')
  if (status === 429 || (status === 403 && isQuota)) {
    const retryAfterMs = retryAfter(headers.get('retry-after'))
    const wait = retryAfterMs === null ? {} : { retryAfterMs }
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

/** Seconds or a date (RFC 9110, 10.2.3) as a wait; null where it says neither. */
function retryAfter(value: string | null): number | null {
  if (!value) return null
  const waitMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return waitMs > 0 ? waitMs : null
}

function wasNeverReached(error: unknown): boolean {
  const { code = '', syscall } = (error ?? {}) as { code?: string; syscall?: string }
  return NEVER_REACHED.has(code) || (syscall === 'connect' && NEVER_REACHED_IN_CONNECT.has(code))
}

function networkFailure(source: string, error: unknown, timedOut: boolean, timeoutMs: number): SourceFailure {
  // One error for each address of the host where it has several.
  const errors: unknown[] = [error, ...((error as AggregateError)?.errors ?? [])]
  if (errors.some(wasNeverReached))
    return new SourceFailure({
      code: 'SOURCE_UNREACHABLE',
      source,
      reason: 'its host could not be reached.',
      neverReached: true,
      cause: error,
    })
  if (timedOut || String((error as { code?: unknown } | null)?.code).includes('TIMEOUT'))
    return new SourceFailure({ code: 'TIMED_OUT', source, reason: `no answer within ${timeoutMs} ms.`, cause: error })
  return new SourceFailure({ code: 'SOURCE_UNREACHABLE', source, reason: 'the connection broke off.', cause: error })
}
