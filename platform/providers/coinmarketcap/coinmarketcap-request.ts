import type { Config } from '../../config/index.ts'
import type { SourceAnswer, Sources } from '../../sources/index.ts'
import { COINMARKETCAP, coinmarketcapFailure } from './coinmarketcap-error.ts'

const HOST = 'https://pro-api.coinmarketcap.com'
/** Where the endpoints that take no key are. */
const KEYLESS = '/public-api'
const MAX_BYTES = 5_000_000
// Statuses whose body says more than the status does.
const ERROR_STATUSES = [400, 401, 402, 403, 404, 429, 500]

/** Limits of one question; each has a default. */
export interface CoinmarketcapOptions {
  /** 60 s by default. */
  cacheMs?: number
  /** CHAINLENS_SOURCE_TIMEOUT_MS by default. */
  timeoutMs?: number
}

/**
 * Asks CoinMarketCap's API, without a key, or with that of COINMARKETCAP_API_KEY where it is set; `path`
 * begins with the version, e.g. /v3/fear-and-greed/latest. The answer is JSON and holds no error, whatever
 * its HTTP status was; what was asked for is in its `data`. Throws SourceFailure.
 */
export async function coinmarketcapRequest(
  sources: Sources,
  config: Pick<Config, 'keys'>,
  path: string,
  query: Record<string, string | number | boolean> = {},
  options: CoinmarketcapOptions = {},
): Promise<SourceAnswer> {
  const key = config.keys.COINMARKETCAP
  const url = new URL(`${HOST}${key ? '' : KEYLESS}${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  const answer = await sources.request({
    service: 'COINMARKETCAP',
    source: COINMARKETCAP,
    url: url.href,
    headers: key ? { 'x-cmc_pro_api_key': key } : {},
    maxBytes: MAX_BYTES,
    acceptStatuses: ERROR_STATUSES,
    ...options,
  })
  const failure = coinmarketcapFailure(answer.status, answer.headers, bodyOf(answer))
  if (failure) {
    // An error in a 200 is no answer to be given again.
    answer.forget()
    throw failure
  }
  return answer
}

/** The body as JSON. A refusal may come as a page of HTML: then its status says enough. */
function bodyOf(answer: SourceAnswer): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.json()
  try {
    return answer.json()
  } catch {
    return null
  }
}
