import { fearAndGreedDay, startAlternativeMeStub } from '../../tests/stubs/alternative-me.ts'
import { type StubCoin, startCoingeckoStub } from '../../tests/stubs/coingecko.ts'
import { goplusHolder, startGoplusStub } from '../../tests/stubs/goplus.ts'
import { startXStub } from '../../tests/stubs/x.ts'
import { freePort } from '../../tests/support/redis.ts'
import { TRAP } from '../questions/tokens.ts'
import { PLANTED_NAME, PLANTED_POSTS } from './planted-texts.ts'

/** Sources of a world: settings that lead there. */
export interface PlantedSources {
  settings: Record<string, string>
  dispose(): Promise<void>
}

const TRAP_ADDRESS = TRAP.split(':').at(-1) ?? ''
const GITHUB = (repository: string) => ({
  links: { homepage: [], repos_url: { github: [`https://github.com/${repository}`], bitbucket: [] } },
})

const COINS: StubCoin[] = [
  { id: 'ethereum', symbol: 'eth', name: 'Ethereum', rank: 2, body: GITHUB('ethereum/go-ethereum') },
  { id: 'bitcoin', symbol: 'btc', name: 'Bitcoin', rank: 1, body: GITHUB('bitcoin/bitcoin') },
  { id: 'litentry', symbol: 'lit', name: 'Litentry', rank: 900 },
  { id: 'lighter', symbol: 'lit', name: 'Lighter', rank: 700 },
  { id: 'gemcoin', symbol: 'gem', name: PLANTED_NAME, rank: 300 },
  // Nothing is known of it but that it is listed.
  { id: 'quietcoin', symbol: 'quiet', name: 'Quietcoin', rank: 400, priceUsd: null, marketData: NO_FIGURES() },
  {
    id: 'trapcoin',
    symbol: 'trap',
    name: 'Trapcoin',
    rank: 800,
    platform: 'ethereum',
    platforms: { ethereum: TRAP_ADDRESS },
  },
]

function NO_FIGURES(): Record<string, unknown> {
  return { total_supply: null, max_supply: null, circulating_supply: null }
}

/** GoPlus' word on a token that cannot be sold. */
const TRAP_TOKEN = {
  token_name: 'Trapcoin',
  token_symbol: 'TRAP',
  is_honeypot: '1',
  cannot_sell_all: '1',
  buy_tax: '0',
  sell_tax: '1',
  is_open_source: '0',
  is_in_dex: '1',
  holder_count: '40',
  holders: [goplusHolder('0x00000000000000000000000000000000000000aa', '0.9')],
}

/** Services that nothing answers for: each is a signal that is missing. */
const SILENT = [
  'COINMARKETCAP',
  'DEFILLAMA',
  'GITHUB',
  'DISCORD',
  'REDDIT',
  'TAVILY',
  'MORALIS',
  'ALCHEMY',
  'ETHERSCAN',
  'SOURCIFY',
  'BLOCKSCOUT',
] as const

/** Two years of prices up to yesterday, always the same curve. */
function series(): { from: string; prices: number[] } {
  const from = new Date(Date.now() - 799 * 86_400_000).toISOString().slice(0, 10)
  return { from, prices: Array.from({ length: 800 }, (_, day) => 2000 + 300 * Math.sin(day / 20) + day) }
}

/** Starts the stand-ins of the planted world; every other service is closed. */
export async function startPlantedSources(): Promise<PlantedSources> {
  const closes = series()
  const stubs = await Promise.all([
    startCoingeckoStub({
      coins: COINS,
      series: Object.fromEntries(['ethereum', 'bitcoin', 'litentry', 'lighter', 'gemcoin'].map((id) => [id, closes])),
    }),
    startAlternativeMeStub({ days: [fearAndGreedDay(42, 'Fear')] }),
    startXStub({ tweets: PLANTED_POSTS }),
    startGoplusStub({ [TRAP_ADDRESS]: TRAP_TOKEN }),
  ])
  const [coingecko, alternativeMe, x, goplus] = stubs
  const closed = `http://127.0.0.1:${await freePort()}`
  return {
    settings: {
      CHAINLENS_DATA: 'live',
      ...Object.fromEntries(SILENT.map((name) => [`${name}_BASE_URL`, closed])),
      COINGECKO_BASE_URL: coingecko.url,
      ALTERNATIVE_ME_BASE_URL: alternativeMe.url,
      X_BASE_URL: x.url,
      X_BEARER_TOKEN: 'x-key',
      GOPLUS_BASE_URL: goplus.url,
      EVM_RPC_URL_1: closed,
      CHAINLENS_SOURCE_TIMEOUT_MS: '5000',
    },
    async dispose() {
      await Promise.all(stubs.map((stub) => stub.dispose()))
    },
  }
}
