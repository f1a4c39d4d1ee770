import { loadConfig } from '@chainlens/platform/config'
import { createSources } from '@chainlens/platform/sources'
import { createLogger } from '@chainlens/platform/telemetry'
import { type CoingeckoStub, type CoingeckoStubOptions, startCoingeckoStub } from '../../../tests/stubs/coingecko.ts'
import type { Context } from '../context.ts'
import { createLoaders } from '../loaders.ts'
import { createMarketSource } from '../sources/create-market-source.ts'

/** The moment at which tests take place, unless they say otherwise. */
export const NOW = Date.parse('2026-06-15T10:00:00Z')

/** What domain functions take of a context. */
export type DomainContext = Pick<Context, 'services' | 'loaders'>

/** A context on a stub of CoinGecko, with caches of its own. */
export interface TestContext {
  context: DomainContext
  stub: CoingeckoStub
  /** Another request's context on the same caches. */
  nextRequest(): DomainContext
  dispose(): Promise<void>
}

function requestContext(services: Context['services']): DomainContext {
  return { services, loaders: createLoaders(services.market) }
}

/** Builds it; `now` is the clock of the context and of the stub. */
export async function createTestContext(options: CoingeckoStubOptions = {}): Promise<TestContext> {
  const now = options.now ?? (() => NOW)
  const stub = await startCoingeckoStub({ ...options, now })
  const config = loadConfig({ COINGECKO_BASE_URL: stub.url, CHAINLENS_SOURCE_TIMEOUT_MS: '400', LOG_LEVEL: 'silent' })
  const silent = createLogger({ level: 'silent', name: 'test' })
  const market = createMarketSource(createSources(config, silent), config, now)
  const nextRequest = () => requestContext({ market, now })
  return { context: nextRequest(), stub, nextRequest, dispose: stub.dispose }
}

/** A context that answers from the recordings. */
export function createRecordedContext(now: number = NOW): DomainContext {
  const config = loadConfig({ CHAINLENS_DATA: 'recorded', LOG_LEVEL: 'silent' })
  const silent = createLogger({ level: 'silent', name: 'test' })
  const market = createMarketSource(createSources(config, silent), config, () => now)
  return requestContext({ market, now: () => now })
}

/** A price path of `days` days that rises and falls, the same for the same seed. */
export function wavyPrices(days: number, seed = 1): number[] {
  return Array.from({ length: days }, (_, day) => 100 + seed * 10 + 20 * Math.sin(day / 7 + seed) + (day % 5) * seed)
}
