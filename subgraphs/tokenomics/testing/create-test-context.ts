import { loadConfig } from '@chainlens/platform/config'
import { createSources } from '@chainlens/platform/sources'
import { createLogger } from '@chainlens/platform/telemetry'
import { type CoingeckoStub, type CoingeckoStubOptions, startCoingeckoStub } from '../../../tests/stubs/coingecko.ts'
import { type CoinmarketcapStubOptions, startCoinmarketcapStub } from '../../../tests/stubs/coinmarketcap.ts'
import { type DefillamaStubOptions, startDefillamaStub } from '../../../tests/stubs/defillama.ts'
import type { JsonStub } from '../../../tests/stubs/json-stub.ts'
import { type MoralisPriceStubOptions, startMoralisPriceStub } from '../../../tests/stubs/moralis-price.ts'
import type { Context } from '../context.ts'
import { createServices } from '../create-services.ts'
import { createLoaders } from '../loaders.ts'

/** The moment at which tests take place, unless they say otherwise. */
export const NOW = Date.parse('2026-06-15T10:00:00Z')

/** What domain functions take of a context. */
export type DomainContext = Pick<Context, 'services' | 'loaders'>

/** Settings for a test whose source never answers: other tests' sources have the time that a busy machine takes. */
export const IMPATIENT = { CHAINLENS_SOURCE_TIMEOUT_MS: '400' }

/** What the stubs serve, and settings beside their addresses. */
export interface TestContextOptions extends CoingeckoStubOptions {
  coinmarketcap?: CoinmarketcapStubOptions
  defillama?: DefillamaStubOptions
  moralis?: MoralisPriceStubOptions
  /** e.g. { COINMARKETCAP_API_KEY: '…' }. */
  settings?: Record<string, string>
}

/** A context on stubs of its sources, with caches of its own. */
export interface TestContext {
  context: DomainContext
  /** CoinGecko's. */
  stub: CoingeckoStub
  coinmarketcap: JsonStub
  defillama: JsonStub
  moralis: JsonStub
  /** Another request's context on the same caches. */
  nextRequest(): DomainContext
  dispose(): Promise<void>
}

function requestContext(services: Context['services']): DomainContext {
  return { services, loaders: createLoaders(services.market) }
}

/** Builds it; `now` is the clock of the context and of the stubs. The others know nothing unless they are told. */
export async function createTestContext(options: TestContextOptions = {}): Promise<TestContext> {
  const now = options.now ?? (() => NOW)
  const stub = await startCoingeckoStub({ ...options, now })
  const coinmarketcap = await startCoinmarketcapStub({ now, ...options.coinmarketcap })
  const defillama = await startDefillamaStub({ now, ...options.defillama })
  const moralis = await startMoralisPriceStub(options.moralis)
  const config = loadConfig({
    COINGECKO_BASE_URL: stub.url,
    COINMARKETCAP_BASE_URL: coinmarketcap.url,
    DEFILLAMA_BASE_URL: defillama.url,
    MORALIS_BASE_URL: moralis.url,
    LOG_LEVEL: 'silent',
    ...options.settings,
  })
  const silent = createLogger({ level: 'silent', name: 'test' })
  const services = createServices(createSources(config, silent), config, now)
  const nextRequest = () => requestContext(services)
  const dispose = async () => {
    await Promise.all([stub, coinmarketcap, defillama, moralis].map((one) => one.dispose()))
  }
  return { context: nextRequest(), stub, coinmarketcap, defillama, moralis, nextRequest, dispose }
}

/** A context that answers from the recordings. */
export function createRecordedContext(now: number = NOW): DomainContext {
  const config = loadConfig({ CHAINLENS_DATA: 'recorded', LOG_LEVEL: 'silent' })
  const silent = createLogger({ level: 'silent', name: 'test' })
  return requestContext(createServices(createSources(config, silent), config, () => now))
}

/** A price path of `days` days that rises and falls, the same for the same seed. */
export function wavyPrices(days: number, seed = 1): number[] {
  return Array.from({ length: days }, (_, day) => 100 + seed * 10 + 20 * Math.sin(day / 7 + seed) + (day % 5) * seed)
}
