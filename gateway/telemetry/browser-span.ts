import { ClientError } from '@chainlens/platform/errors'
import type { RateLimit, RateLimits } from '@chainlens/platform/limits'
import { isTracing, recordBrowserSpan } from '@chainlens/platform/telemetry'
import { z } from 'zod'
import { readLimited } from '../federation/requests/read-limited.ts'
import { refuse, refuseCredential } from '../http/refuse.ts'
import { type Identification, type Identified, identifyRequest } from '../identity/identify.ts'
import { isOwnOrigin } from '../identity/own-origin.ts'

const MOST_BYTES = 2_000
const PER_USER: RateLimit = { name: 'browser-spans', points: 30, durationSeconds: 60 }
const MOST_MS = 3_600_000

const report = z.strictObject({
  traceparent: z.string().regex(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/),
  durationMs: z.number().min(0).max(MOST_MS),
  firstTextMs: z.number().min(0).max(MOST_MS).nullable(),
  outcome: z.enum(['completed', 'stopped', 'failed']),
})

/** What taking spans of browsers needs. */
export interface BrowserSpanOptions {
  identification: Identification
  limits: RateLimits
  publicUrl: string | undefined
}

/**
 * Answers POST /telemetry/browser: the page's own span of a question, recorded as one of `chainlens-web`. 200
 * where nothing is traced, upon which pages send no more: a refusal would stand in every reader's console. Figures alone are taken: no text of any kind.
 */
export async function takeBrowserSpan(request: Request, options: BrowserSpanOptions): Promise<Response> {
  if (!isTracing()) return new Response('Nothing is traced here.\n', { status: 200 })
  if (request.method !== 'POST') return refuse(405, 'BAD_USER_INPUT', 'Send by POST.')
  const { headers } = request
  const host = headers.get('host') ?? new URL(request.url).host
  if (!isOwnOrigin(headers.get('origin'), host, options.publicUrl))
    return refuse(403, 'FORBIDDEN', 'Pages of other sites may not send this.')
  const text = await readLimited(request.body, MOST_BYTES, request.signal, { cancel: false })
  if (text === null) return refuse(413, 'BAD_USER_INPUT', `This is larger than ${MOST_BYTES} bytes.`)
  let identified: Identified | null
  try {
    identified = await identifyRequest(options.identification, headers, text)
  } catch (error) {
    if (error instanceof ClientError) return refuse(503, error.clientCode, error.message)
    throw error
  }
  if (!identified?.principal) return refuseCredential()
  const limit = await options.limits.consume(PER_USER, identified.principal.userId)
  if (!limit.allowed) return refuse(429, 'RATE_LIMITED', 'Too many of these.')
  const read = report.safeParse(parseJson(text))
  if (!read.success) return refuse(400, 'BAD_USER_INPUT', 'This is no report of a page.')
  const { traceparent, durationMs, firstTextMs, outcome } = read.data
  recordBrowserSpan({
    traceparent,
    name: 'ask question',
    durationMs,
    attributes: {
      'chainlens.outcome': outcome,
      ...(firstTextMs === null ? {} : { 'chainlens.first_text_ms': firstTextMs }),
    },
    errorType: outcome === 'failed' ? 'RUN_FAILED' : null,
  })
  return new Response(null, { status: 204 })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
