import type { ExactNumber } from '@chainlens/platform/providers/coingecko'
import {
  type Absence,
  FIGURE_NAMES,
  type FigureName,
  type MarketFigures,
  type MaximumSupply,
  type Reading,
} from '../market-source.ts'
import { recordedSeriesOf } from './recorded-closes.ts'
import { recordedCoins } from './recorded-coins.ts'
import type { Recording } from './recording.ts'

const NONE: Absence = {
  code: 'NO_RECORDING',
  reason: 'CoinGecko could not be asked, and no recording has this figure.',
}
const TOO_OLD: Absence = {
  code: 'NO_RECORDING',
  reason:
    'CoinGecko could not be asked; the recorded values are years older than the recorded price and are not shown beside it.',
}

type SupplyName = 'circulatingSupply' | 'maxSupply' | 'marketCapRank'

interface Supply {
  path: Record<SupplyName, string>
  values: Record<SupplyName, ExactNumber | { value: number; exact: string } | null>
  asOf: string | null
  recording: Recording
}

const METHODS: Record<SupplyName, string> = {
  circulatingSupply: 'whole tokens that the public can trade, by CoinGecko',
  maxSupply: 'most whole tokens that there can ever be, by CoinGecko',
  marketCapRank: 'place by market capitalisation among the coins that CoinGecko lists',
}

/** What is recorded of an asset's supply: an answer about the coin itself, else its row of a market list. */
function supplyOf(coinId: string): Supply | null {
  const { coins, markets } = recordedCoins()
  const known = coins.get(coinId)
  const market = known?.coin.market_data
  if (known && market) {
    const rank = known.coin.market_cap_rank
    return {
      path: {
        circulatingSupply: 'market_data.circulating_supply',
        maxSupply: 'market_data.max_supply',
        marketCapRank: 'market_cap_rank',
      },
      values: {
        circulatingSupply: market.circulating_supply,
        maxSupply: market.max_supply,
        marketCapRank: rank === null ? null : { value: rank, exact: String(rank) },
      },
      asOf: known.coin.last_updated,
      recording: known.recording,
    }
  }
  const listed = markets.get(coinId)
  if (!listed) return null
  const { row, recording } = listed
  return {
    path: { circulatingSupply: 'circulating_supply', maxSupply: 'max_supply', marketCapRank: 'market_cap_rank' },
    values: {
      circulatingSupply: row.circulating_supply,
      maxSupply: row.max_supply,
      marketCapRank: row.market_cap_rank,
    },
    asOf: row.last_updated,
    recording,
  }
}

/** The newest recorded close as price, and that day's volume where it is recorded. */
function marketReadings(coinId: string): Partial<Record<FigureName, Reading>> {
  const series = recordedSeriesOf(coinId)[0]
  const close = series?.closes.at(-1)
  if (!series || !close) return {}
  const asOf = `${close.day}T23:59:59.000Z`
  const reading = (value: number, label: string, method: string): Reading => ({
    value,
    exact: String(value),
    asOf,
    stale: true,
    method,
    evidence: series.recording.evidence({ excerpt: `${coinId}, ${close.day}: ${label} = ${value} USD`, asOf }),
  })
  const readings: Partial<Record<FigureName, Reading>> = {
    priceUsd: reading(close.price, 'close', `close of ${close.day} (UTC), the newest recorded one`),
  }
  const volume = series.volumes.get(close.day)
  if (volume !== undefined)
    readings.volume24hUsd = reading(volume, 'volume', `volume of ${close.day} (UTC), as recorded`)
  return readings
}

/** Figures of an asset out of the recordings: each with its own date, all of them stale. */
export function recordedFigures(coinId: string): MarketFigures {
  const readings = marketReadings(coinId)
  const supply = supplyOf(coinId)
  let maximum: MaximumSupply = 'UNKNOWN'
  let maximumEvidence: MarketFigures['maximumEvidence'] = null
  if (supply) {
    for (const name of ['circulatingSupply', 'maxSupply', 'marketCapRank'] as const) {
      const figure = supply.values[name]
      const excerpt = `${coinId}: ${supply.path[name]} = ${figure?.exact ?? 'null'}`
      const evidence = supply.recording.evidence({ excerpt, asOf: supply.asOf })
      if (name === 'maxSupply') {
        maximum = figure ? 'NAMED' : 'UNNAMED'
        maximumEvidence = evidence
      }
      if (figure)
        readings[name] = {
          value: figure.value,
          exact: figure.exact,
          asOf: supply.asOf,
          stale: true,
          method: METHODS[name],
          evidence,
        }
    }
  }
  const absent: MarketFigures['absent'] = {}
  for (const name of FIGURE_NAMES) {
    const isValue = name === 'marketCapUsd' || name === 'fullyDilutedValuationUsd'
    if (!readings[name]) absent[name] = isValue && supply ? TOO_OLD : NONE
  }
  return { readings, absent, maximum, maximumEvidence }
}
