import { addDays } from '../days.ts'
import { describeCloses } from '../describe-closes.ts'
import type { Close, CloseWindow, PriceSeries } from '../market-source.ts'
import { type Recording, type RecordingFile, readRecording } from './recording.ts'

/** Recorded closes of one asset from one source. */
export interface RecordedSeries {
  coinId: string
  recording: Recording
  /** By day; the row's own date, whose close is the price when that day ended. */
  closes: Close[]
  /** US dollars by day, where the source has it. */
  volumes: Map<string, number>
}

interface SeriesFile extends RecordingFile {
  /** Columns by coin. */
  coins: Record<string, { close: string; volume?: string }>
}

const COINBASE: Pick<RecordingFile, 'source' | 'url' | 'retrievedAt'> = {
  source: 'Coinbase daily bars, as published with ta4j',
  url: 'https://github.com/ta4j/ta4j/tree/42e1a94/ta4j-examples/src/main/resources',
  retrievedAt: '2026-07-22T00:00:00.000Z',
}

function aggregate(file: string): Pick<RecordingFile, 'source' | 'url' | 'retrievedAt'> {
  return {
    source: 'Daily closes published by vipwzw/market-top-detector',
    url: `https://github.com/vipwzw/market-top-detector/blob/95ec1dd/data/${file}`,
    retrievedAt: '2026-02-24T00:00:00.000Z',
  }
}

/** Newest first: a window is answered by the first of an asset's files that has all of it, never by two. */
const FILES: readonly SeriesFile[] = [
  {
    path: 'closes/btc-eth-2025-2026.csv',
    ...aggregate('BTC_daily.csv'),
    coins: { bitcoin: { close: 'btc_close_usd', volume: 'btc_volume_usd' } },
  },
  {
    path: 'closes/btc-eth-2025-2026.csv',
    ...aggregate('ETH_daily.csv'),
    coins: { ethereum: { close: 'eth_close_usd', volume: 'eth_volume_usd' } },
  },
  {
    path: 'closes/uni-2020-2026.csv',
    ...aggregate('UNI_daily.csv'),
    coins: { uniswap: { close: 'close_usd', volume: 'volume_usd' } },
  },
  {
    path: 'closes/link-2017-2026.csv',
    ...aggregate('LINK_daily.csv'),
    coins: { chainlink: { close: 'close_usd', volume: 'volume_usd' } },
  },
  {
    path: 'closes/btc-eth-2016-2025.csv',
    ...COINBASE,
    coins: { bitcoin: { close: 'close_btc_usd' }, ethereum: { close: 'close_eth_usd' } },
  },
]

function readSeries(file: SeriesFile): RecordedSeries[] {
  const recording = readRecording(file)
  const [header = '', ...lines] = recording.text.trim().split('\n')
  const columns = header.split(',')
  const rows = lines.map((line) => line.split(','))
  const cells = (name: string) => {
    const index = columns.indexOf(name)
    // An empty cell is a day whose close is not certain: a gap, not a zero.
    return rows.flatMap(([day = '', ...rest]) => (rest[index - 1] ? [[day, Number(rest[index - 1])] as const] : []))
  }
  return Object.entries(file.coins).map(([coinId, { close, volume }]) => ({
    coinId,
    recording,
    closes: cells(close).map(([day, price]) => ({ day, price })),
    volumes: new Map(volume ? cells(volume) : []),
  }))
}

let known: RecordedSeries[] | null = null

/** The recorded series of an asset, the newest first; read once. */
export function recordedSeriesOf(coinId: string): RecordedSeries[] {
  known ??= FILES.flatMap(readSeries)
  return known.filter((series) => series.coinId === coinId)
}

function inWindow(series: RecordedSeries, from: string, until: string): Close[] {
  return series.closes.filter(({ day }) => day >= from && day <= until)
}

/** Recorded closes of a window, all from one source; null where nothing of the asset is recorded. */
export function recordedCloses(window: CloseWindow): PriceSeries | null {
  const candidates = recordedSeriesOf(window.coinId)
  const newest = candidates[0]?.closes.at(-1)
  if (!newest) return null
  const until = window.until ?? newest.day
  const from = addDays(until, -window.days)
  const parts = candidates.map((series) => ({ series, closes: inWindow(series, from, until) }))
  const [best] = parts.sort((a, b) => b.closes.length - a.closes.length)
  if (!best) return null
  const { series, closes } = best
  const asOf = `${until}T23:59:59.000Z`
  const meaning = "each row's close, the price when its day ended (UTC), taken as that day's close"
  const excerpt = `${window.coinId}: ${meaning}; ${describeCloses(closes)}`
  return {
    coinId: window.coinId,
    from,
    until,
    closes,
    available: { from: series.closes[0]?.day ?? from, to: series.closes.at(-1)?.day ?? until },
    asOf,
    evidence: series.recording.evidence({ excerpt, asOf }),
    isRecorded: true,
  }
}
