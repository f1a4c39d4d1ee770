import { COINGECKO, type Coin, type ExactNumber, sectionOf } from '@chainlens/platform/providers/coingecko'
import { type SourceAnswer, SourceFailure } from '@chainlens/platform/sources'
import type { Absence, FigureName, MarketFigures, MaximumSupply } from './market-source.ts'

/** A price older than this is stale: CoinGecko renews them within minutes. */
export const STALE_AFTER_MS = 3_600_000

type Market = NonNullable<Coin['market_data']>

interface Field {
  name: Exclude<FigureName, 'marketCapRank'>
  path: string
  method: string
  read: (market: Market) => ExactNumber | null
  /** CoinGecko writes 0 where it has not verified a supply, and so in what follows from it. */
  isZeroUnknown: boolean
}

const FIELDS: readonly Field[] = [
  {
    name: 'priceUsd',
    path: 'current_price.usd',
    method: 'volume-weighted price over exchanges, by CoinGecko',
    read: (market) => market.current_price,
    isZeroUnknown: true,
  },
  {
    name: 'marketCapUsd',
    path: 'market_cap.usd',
    method: 'circulating supply × price, by CoinGecko',
    read: (market) => market.market_cap,
    isZeroUnknown: true,
  },
  {
    name: 'fullyDilutedValuationUsd',
    path: 'fully_diluted_valuation.usd',
    method: 'maximum supply × price (total supply where there is no maximum), by CoinGecko',
    read: (market) => market.fully_diluted_valuation,
    isZeroUnknown: true,
  },
  {
    name: 'circulatingSupply',
    path: 'circulating_supply',
    method: 'whole tokens that the public can trade, by CoinGecko',
    read: (market) => market.circulating_supply,
    isZeroUnknown: true,
  },
  {
    name: 'maxSupply',
    path: 'max_supply',
    method: 'most whole tokens that there can ever be, by CoinGecko',
    read: (market) => market.max_supply,
    isZeroUnknown: true,
  },
  {
    name: 'volume24hUsd',
    path: 'total_volume.usd',
    method: 'traded over the last 24 hours on the exchanges that CoinGecko follows',
    read: (market) => market.total_volume,
    isZeroUnknown: false,
  },
]

function maximumOf(market: Market): MaximumSupply {
  if (market.max_supply && market.max_supply.value > 0) return market.max_supply_infinite ? 'UNKNOWN' : 'NAMED'
  if (market.max_supply_infinite === true) return 'UNLIMITED'
  return market.max_supply_infinite === false ? 'UNKNOWN' : 'UNNAMED'
}

function absenceOf(field: Field, figure: ExactNumber | null): Absence | null {
  if (!figure) return { code: 'NOT_REPORTED', reason: `${COINGECKO}: it gives no figure.` }
  if (figure.value < 0) return { code: 'BAD_ANSWER', reason: `${COINGECKO}: the figure is negative.` }
  if (figure.value === 0 && field.isZeroUnknown)
    return { code: 'NOT_REPORTED', reason: `${COINGECKO}: it gives 0, which it writes where it does not know.` }
  return null
}

/** Market figures of a coin, each with its own evidence; a section in a new shape makes all of them absent. */
export function figuresOf(coin: Coin, answer: SourceAnswer, nowMs: number): MarketFigures {
  const figures: MarketFigures = { readings: {}, absent: {}, maximum: 'UNKNOWN', maximumEvidence: null }
  const asOf = timeOf(coin.market_data?.last_updated ?? coin.last_updated)
  const stale = asOf !== null && nowMs - Date.parse(asOf) > STALE_AFTER_MS
  const market = marketOf(coin)
  for (const field of FIELDS) {
    const figure = 'code' in market ? null : field.read(market.section)
    const absence = 'code' in market ? market : absenceOf(field, figure)
    if (absence) figures.absent[field.name] = absence
    else if (figure)
      figures.readings[field.name] = {
        value: figure.value,
        exact: figure.exact,
        asOf,
        stale,
        method: field.method,
        evidence: answer.evidence({ excerpt: `${coin.id}: market_data.${field.path} = ${figure.exact}`, asOf }),
      }
  }
  readRank(coin, figures, { answer, asOf, stale })
  if ('code' in market) return figures
  figures.maximum = maximumOf(market.section)
  const { max_supply: max, max_supply_infinite: infinite } = market.section
  const said = `market_data.max_supply = ${max?.exact ?? 'null'}, max_supply_infinite = ${infinite}`
  figures.maximumEvidence = answer.evidence({ excerpt: `${coin.id}: ${said}`, asOf })
  return figures
}

function readRank(
  coin: Coin,
  figures: MarketFigures,
  from: { answer: SourceAnswer; asOf: string | null; stale: boolean },
): void {
  const rank = coin.market_cap_rank
  if (rank === null) {
    figures.absent.marketCapRank = { code: 'NOT_REPORTED', reason: `${COINGECKO}: it gives this coin no rank.` }
    return
  }
  const { asOf, stale } = from
  const evidence = from.answer.evidence({ excerpt: `${coin.id}: market_cap_rank = ${rank}`, asOf })
  const method = 'place by market capitalisation among the coins that CoinGecko lists'
  figures.readings.marketCapRank = { value: rank, exact: String(rank), asOf, stale, method, evidence }
}

function marketOf(coin: Coin): { section: Market } | Absence {
  try {
    const section = sectionOf(coin, 'market_data')
    return section
      ? { section }
      : { code: 'NOT_REPORTED', reason: `${COINGECKO}: it has no market data for this coin.` }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return { code: 'BAD_ANSWER', reason: `${COINGECKO}: ${error.message}` }
  }
}

/** A time as the source writes it, in RFC 3339; null where it is none. */
function timeOf(text: string | null): string | null {
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
