import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '@chainlens/platform/config'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import type { Platform } from '@chainlens/platform/service'
import { type AlternativeMeStub, startAlternativeMeStub } from '../../../tests/stubs/alternative-me.ts'
import { type CoingeckoStub, type StubCoin, startCoingeckoStub } from '../../../tests/stubs/coingecko.ts'
import { type CoinmarketcapStubOptions, startCoinmarketcapStub } from '../../../tests/stubs/coinmarketcap.ts'
import type { JsonStub } from '../../../tests/stubs/json-stub.ts'
import { askSubgraph } from '../../../tests/support/ask-subgraph.ts'
import { createTestPlatform } from '../../../tests/support/test-platform.ts'
import sentiment from '../index.ts'

const sdl = readFileSync(join(import.meta.dirname, '../../../schema/subgraphs/sentiment.graphql'), 'utf8')

/** The token that the stubs know. */
export const ETH = 'eip155:1/slip44:60'

const QUERY = `query($id: ID!) { token(id: $id) { sentiment {
    status score observedAt
    findings { code severity title detail evidence { id } }
    missing { code signal reason }
    evidence { id source }
    balance { ...M } postVolume { ...M } volumeZScore { ...M } filteredShare { ...M }
    fearAndGreed { ...M } positiveVoteShare { ...M } communitySize { ...M } coinMarketCapFearAndGreed { ...M }
    discordMembers { ...M } discordOnline { ...M }
    distribution { scoredPosts { ...M } negative { ...M } neutral { ...M } positive { ...M } }
    examplePosts { id source url postedAt excerpt tone { ...M } }
  } } }
  fragment M on Measure { value unit method asOf stale confidence evidence { ...E inputs { ...E } } }
  fragment E on Evidence { id source url mode asOf retrievedAt contentHash excerpt }`

/** One line for each source of posts that lacks its key. */
export const POSTS = ['KEY_REQUIRED', 'KEY_REQUIRED', 'KEY_REQUIRED']

/** The subgraph with stubs of its keyless sources; made for one test. */
export interface SentimentWorld {
  mood: AlternativeMeStub
  otherMood: JsonStub
  /** What the stub of CoinMarketCap answers; may be changed. */
  otherReading: CoinmarketcapStubOptions
  /** Ended with the world. */
  open: { dispose(): Promise<void> }[]
  /** CoinGecko with ETH as given. */
  startCoingecko(body?: Record<string, unknown>): Promise<CoingeckoStub>
  start(coingecko: CoingeckoStub, overrides?: Partial<Config>): Promise<[Platform, RunningSubgraph]>
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  reportOf(coingecko: CoingeckoStub, id?: string, overrides?: Partial<Config>): Promise<any>
  dispose(): Promise<void>
}

/** Starts it on a test's database. */
export async function startSentimentWorld(databaseUrl: string): Promise<SentimentWorld> {
  const otherReading: CoinmarketcapStubOptions = { fearAndGreed: { value: 45, value_classification: 'Fear' } }
  const mood = await startAlternativeMeStub()
  const otherMood = await startCoinmarketcapStub(otherReading)
  const open: SentimentWorld['open'] = []
  const world: SentimentWorld = {
    mood,
    otherMood,
    otherReading,
    open,
    async startCoingecko(body = {}) {
      const coin: StubCoin = { id: 'ethereum', symbol: 'eth', name: 'Ethereum', body }
      const stub = await startCoingeckoStub({ coins: [coin] })
      open.push(stub)
      return stub
    },
    async start(coingecko, overrides = {}) {
      const baseUrls = {
        COINGECKO: coingecko.url,
        ALTERNATIVE_ME: mood.url,
        COINMARKETCAP: otherMood.url,
        ...overrides.baseUrls,
      }
      const made = await createTestPlatform({ databaseUrl, ...overrides, baseUrls })
      const subgraph = await createSubgraph(sentiment, made.platform, sdl)
      open.push(made, subgraph)
      return [made.platform, subgraph]
    },
    async reportOf(coingecko, id = ETH, overrides = {}) {
      const [platform, subgraph] = await world.start(coingecko, overrides)
      const { data, errors } = await askSubgraph(platform, subgraph, { query: QUERY, variables: { id } })
      if (errors) throw new Error(JSON.stringify(errors))
      return data.token.sentiment
    },
    async dispose() {
      for (const { dispose } of open.splice(0).reverse()) await dispose()
      await Promise.all([mood.dispose(), otherMood.dispose()])
    },
  }
  return world
}

/** The codes of findings or missing signals. */
export const codes = (list: { code: string }[]) => list.map(({ code }) => code)
