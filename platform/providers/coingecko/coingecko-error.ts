import { SourceFailure } from '../../sources/index.ts'

/** Name of the source for people. */
export const COINGECKO = 'CoinGecko'

interface Reported {
  code: number | null
  text: string
}

function statusOf(value: unknown): Reported | null {
  if (typeof value !== 'object' || value === null) return null
  const { error_code: code, error_message: message } = value as { error_code?: unknown; error_message?: unknown }
  const number = Number(code)
  if (code === undefined || code === null || number === 0) return null
  return { code: Number.isFinite(number) ? number : null, text: String(message ?? '') }
}

/** The error in a body, in any of the three shapes that CoinGecko writes them in; null where there is none. */
function reportedError(body: unknown): Reported | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null
  const { status, error } = body as { status?: unknown; error?: unknown }
  if (typeof error === 'string') return { code: null, text: error }
  if (typeof error === 'object' && error !== null)
    return statusOf((error as { status?: unknown }).status) ?? statusOf(error) ?? { code: null, text: '' }
  return statusOf(status)
}

const BY_CODE: Record<number, { code: 'KEY_REQUIRED' | 'KEY_REFUSED'; reason: string }> = {
  10002: { code: 'KEY_REQUIRED', reason: 'it asks for a key here; set COINGECKO_API_KEY.' },
  10005: { code: 'KEY_REQUIRED', reason: 'this needs a key of a higher plan.' },
  10010: { code: 'KEY_REFUSED', reason: 'COINGECKO_API_KEY is a key of the paid API; a demo key is expected.' },
  10011: { code: 'KEY_REFUSED', reason: 'COINGECKO_API_KEY is a demo key, and the paid API was asked.' },
  10012: {
    code: 'KEY_REQUIRED',
    reason: 'without a key of a paid plan it gives the past 365 days only, and this goes further back.',
  },
  1020: { code: 'KEY_REFUSED', reason: 'its network refused the request.' },
}

/** The failure that an answer of this status and body stands for; null where it is a proper answer. */
export function coingeckoFailure(status: number, headers: Headers, body: unknown): SourceFailure | null {
  const reported = reportedError(body)
  const isError = status < 200 || status >= 300
  if (!reported && !isError) return null
  const source = COINGECKO
  const known = reported?.code ? BY_CODE[reported.code] : undefined
  if (known) return new SourceFailure({ ...known, source })
  if (status === 429 || reported?.code === 429) {
    const seconds = Number(headers.get('retry-after'))
    const wait = Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
    const reason = 'its request limit is reached; try later, or set COINGECKO_API_KEY.'
    return new SourceFailure({ code: 'RATE_LIMITED', source, reason, ...wait })
  }
  if (status === 401 || status === 403)
    return new SourceFailure({ code: 'KEY_REFUSED', source, reason: `it refused the request (HTTP ${status}).` })
  if (status === 404 || reported?.code === 404 || /not found/i.test(reported?.text ?? ''))
    return new SourceFailure({ code: 'NOT_FOUND', source, reason: 'it does not know this.' })
  const how = isError ? `with HTTP ${status}` : 'with an error'
  const number = reported?.code ? ` (error ${reported.code})` : ''
  return new SourceFailure({ code: 'BAD_ANSWER', source, reason: `it answered ${how}${number}.` })
}
