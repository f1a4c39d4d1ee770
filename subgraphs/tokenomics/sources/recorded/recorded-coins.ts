import { type Coin, coinSchema, exactNumber, parseExactJson } from '@chainlens/platform/providers/coingecko'
import { z } from 'zod'
import { type Recording, type RecordingFile, readRecording } from './recording.ts'

const RUBY = 'https://github.com/julianfssen/coingecko_ruby/tree/78c00d6/fixtures/vcr_cassettes'
const DART =
  'https://github.com/pangz-lab/coingecko_client/blob/48eec29/test/domain/contract/mock/contract_mock_data.dart'

function file(name: string, retrievedAt: string, url = RUBY): RecordingFile {
  return { path: `coingecko/${name}`, source: 'CoinGecko', url, retrievedAt }
}

const LIST = file('coins-list-selection-2021-05-15.json', '2021-05-15T16:00:00.000Z')
const MARKETS = file('markets-bitcoin-ethereum-in-eth-2021-05-15.json', '2021-05-15T16:01:00.000Z')
const DEPLOYMENTS: RecordingFile = { ...LIST, path: 'deployments.json' }
const COINS = [
  file('coin-bitcoin-2021-05-15.json', '2021-05-15T16:00:00.000Z'),
  file('coin-tether-2021-08-13.json', '2021-08-13T14:06:00.000Z'),
  file('coin-uniswap-2023-05-05-partial.json', '2023-05-05T04:56:00.000Z', DART),
]

const list = z.array(z.object({ id: z.string(), symbol: z.string(), name: z.string() }))
const markets = z.array(
  z.object({
    id: z.string(),
    market_cap_rank: exactNumber,
    circulating_supply: exactNumber,
    max_supply: exactNumber.nullable(),
    last_updated: z.string(),
  }),
)
const deployments = z.array(z.object({ coinId: z.string(), tokenIds: z.array(z.string()), source: z.string() }))

/** A recorded row of /coins/markets, without the figures that it gives in ETH. */
export type RecordedMarketRow = z.output<typeof markets>[number]

/** All that the recordings say about assets, apart from closes. */
export interface RecordedCoins {
  /** An excerpt of /coins/list: all the ids of six tickers. */
  list: { coins: z.output<typeof list>; recording: Recording }
  /** Answers of /coins/{id}, by coin id. */
  coins: Map<string, { coin: Coin; recording: Recording }>
  /** Rows of /coins/markets, by coin id. */
  markets: Map<string, { row: RecordedMarketRow; recording: Recording }>
  /** Token ids by coin id, from the sources that the file names. */
  tokenIds: Map<string, string[]>
}

let known: RecordedCoins | null = null

/** The recorded coins; read once. */
export function recordedCoins(): RecordedCoins {
  known ??= read()
  return known
}

function read(): RecordedCoins {
  const listed = readRecording(LIST)
  const market = readRecording(MARKETS)
  const placed = readRecording(DEPLOYMENTS)
  const coins = COINS.map(readRecording).map((recording) => {
    const coin = coinSchema.parse(parseExactJson(recording.text))
    return [coin.id, { coin, recording }] as const
  })
  const rows = markets.parse(parseExactJson(market.text))
  return {
    list: { coins: list.parse(JSON.parse(listed.text)), recording: listed },
    coins: new Map(coins),
    markets: new Map(rows.map((row) => [row.id, { row, recording: market }])),
    tokenIds: new Map(deployments.parse(JSON.parse(placed.text)).map((one) => [one.coinId, one.tokenIds])),
  }
}
