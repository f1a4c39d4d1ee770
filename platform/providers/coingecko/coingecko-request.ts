import type { Config } from '../../config/index.ts'
import type { SourceAnswer, Sources } from '../../sources/index.ts'
import { COINGECKO, coingeckoFailure } from './coingecko-error.ts'

const BASE_URL = 'https://api.coingecko.com/api/v3'
const MAX_BYTES = 5_000_000
// Statuses whose body says more than the status does.
const ERROR_STATUSES = [400, 401, 403, 404, 422, 429]

/** The settings that the client reads. */
export type CoingeckoConfig = Pick<Config, 'keys'>

/** Limits of one question; each has a default. */
export interface CoingeckoOptions {
  /** 60 s by default. */
  cacheMs?: number
  /** 5 MB by default. */
  maxBytes?: number
  /** CHAINLENS_SOURCE_TIMEOUT_MS by default. */
  timeoutMs?: number
}

/**
 * Asks CoinGecko's API v3, keyless or with the demo key of COINGECKO_API_KEY; `path` starts with a slash
 * and has its variable parts encoded. The answer is JSON and holds no error, whatever its HTTP status was.
 * Throws SourceFailure.
 */
export async function coingeckoRequest(
  sources: Sources,
  config: CoingeckoConfig,
  path: string,
  query: Record<string, string | number | boolean> = {},
  options: CoingeckoOptions = {},
): Promise<SourceAnswer> {
  const url = new URL(BASE_URL + path)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  const answer = await sources.request({
    service: 'COINGECKO',
    source: COINGECKO,
    url: url.href,
    headers: config.keys.COINGECKO ? { 'x-cg-demo-api-key': config.keys.COINGECKO } : {},
    maxBytes: MAX_BYTES,
    acceptStatuses: ERROR_STATUSES,
    ...options,
  })
  const failure = coingeckoFailure(answer.status, answer.headers, bodyOf(answer))
  if (failure) throw failure
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
