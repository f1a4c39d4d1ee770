import { SourceFailure, type SourceFailureCode } from '../../sources/index.ts'

/** Name of the source for people. */
export const COINMARKETCAP = 'CoinMarketCap'

/** What its error codes mean; their list stands in the documentation of its API under "Errors and Rate Limits". */
const BY_CODE: Record<number, { code: SourceFailureCode; reason: string }> = {
  1001: { code: 'KEY_REFUSED', reason: 'it does not know the key in COINMARKETCAP_API_KEY.' },
  1002: { code: 'KEY_REQUIRED', reason: 'it asks for a key here; set COINMARKETCAP_API_KEY.' },
  1003: { code: 'KEY_REFUSED', reason: 'the plan of COINMARKETCAP_API_KEY is not active: it waits for a payment.' },
  1004: { code: 'KEY_REFUSED', reason: 'the plan of COINMARKETCAP_API_KEY has run out.' },
  1005: { code: 'KEY_REQUIRED', reason: 'it asks for a key here; set COINMARKETCAP_API_KEY.' },
  1006: { code: 'KEY_REQUIRED', reason: 'this needs a key of a higher plan.' },
  1007: { code: 'KEY_REFUSED', reason: 'the key in COINMARKETCAP_API_KEY was disabled.' },
  1008: { code: 'RATE_LIMITED', reason: 'its limit of requests a minute is reached; try later.' },
  1009: { code: 'RATE_LIMITED', reason: 'the credits of the day are spent.' },
  1010: { code: 'RATE_LIMITED', reason: 'the credits of the month are spent.' },
  1011: {
    code: 'RATE_LIMITED',
    reason: 'its limit for this address is reached; try later, or set COINMARKETCAP_API_KEY.',
  },
}

function errorCodeOf(body: unknown): number | null {
  const status = (body as { status?: unknown } | null)?.status
  const code = Number((status as { error_code?: unknown } | null | undefined)?.error_code ?? 0)
  return Number.isFinite(code) && code !== 0 ? code : null
}

/**
 * The failure that an answer stands for; null where it is a proper one. Its error code, a number or a
 * string, counts before the HTTP status: errors come with 200 too.
 */
export function coinmarketcapFailure(status: number, headers: Headers, body: unknown): SourceFailure | null {
  const source = COINMARKETCAP
  const code = errorCodeOf(body)
  const isError = status < 200 || status >= 300
  if (code === null && !isError) return null
  const seconds = Number(headers.get('retry-after'))
  const wait = seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}
  const known = code === null ? undefined : BY_CODE[code]
  if (known) return new SourceFailure({ ...known, source, ...(known.code === 'RATE_LIMITED' ? wait : {}) })
  if (status === 429)
    return new SourceFailure({ code: 'RATE_LIMITED', source, reason: 'its limit is reached; try later.', ...wait })
  if (status === 402)
    return new SourceFailure({ code: 'KEY_REFUSED', source, reason: 'it asks for a payment (HTTP 402).' })
  if (status === 401 || status === 403)
    return new SourceFailure({ code: 'KEY_REFUSED', source, reason: `it refused the request (HTTP ${status}).` })
  // It answers an id, slug or address that it does not have with 400.
  if (status === 404 || status === 400 || code === 400)
    return new SourceFailure({ code: 'NOT_FOUND', source, reason: 'it does not know this.' })
  const how = isError ? `with HTTP ${status}` : 'with an error'
  return new SourceFailure({
    code: 'BAD_ANSWER',
    source,
    reason: `it answered ${how}${code ? ` (error ${code})` : ''}.`,
  })
}
