import type { Evidence } from '@chainlens/platform/evidence'
import type { SourceFailureCode } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'

/** Names of the figures that a tokenomics report shows, in its order. */
export const FIGURE_NAMES = [
  'priceUsd',
  'marketCapUsd',
  'fullyDilutedValuationUsd',
  'circulatingSupply',
  'maxSupply',
  'volume24hUsd',
  'marketCapRank',
] as const

/** One of them. */
export type FigureName = (typeof FIGURE_NAMES)[number]

/** One figure as its source gives it. */
export interface Reading {
  value: number
  /** Plain decimal with all the digits of the source. */
  exact: string
  /** The time that the figure describes. */
  asOf: string | null
  /** True when it is older than its source usually is. */
  stale: boolean
  /** How the source defines it. */
  method: string
  /** 0 to 1: what the method takes from confidence; 1 where absent. */
  quality?: number
  evidence: Evidence
}

/** Why a figure is not there. */
export interface Absence {
  code: 'NOT_REPORTED' | SourceFailureCode
  reason: string
}

/** What a source says about the most tokens that there can be. */
export type MaximumSupply =
  /** It names a maximum. */
  | 'NAMED'
  /** It says that there is none. */
  | 'UNLIMITED'
  /** It names none, and does not say why. */
  | 'UNNAMED'
  /** It was not asked, or its answer contradicts itself. */
  | 'UNKNOWN'

/** Market and supply of an asset; each figure is in `readings` or in `absent`. */
export interface MarketFigures {
  readings: Partial<Record<FigureName, Reading>>
  absent: Partial<Record<FigureName, Absence>>
  maximum: MaximumSupply
  /** What says so. */
  maximumEvidence: Evidence | null
}

/** An asset as a source lists it. */
export interface AssetProfile {
  /** CoinGecko's id. */
  coinId: string
  /** Upper case. */
  symbol: string
  name: string
  /** Token ids, the main one first. */
  tokenIds: string[]
  evidence: Evidence
  figures: MarketFigures
  /** True where it comes from a recording. */
  isRecorded: boolean
}

/** A coin that a text may mean. */
export interface ListedCoin {
  coinId: string
  /** Upper case. */
  symbol: string
  name: string
  /** By market capitalisation, 1 the largest; null where the source has none. */
  rank: number | null
  /** Day of the rank, where it is not of now. */
  rankedOn: string | null
}

/** What a listing knows of a text. */
export interface Listing {
  coins: ListedCoin[]
  evidence: Evidence[]
  /** What the listing is a part of, where it is a recording; null: all that the source lists. */
  recordedAs: string | null
}

/** A daily close. */
export interface Close {
  /** UTC day. */
  day: string
  /** US dollars. */
  price: number
}

/** Which closes are asked for: `days` + 1 of them, the last on `until`. */
export interface CloseWindow {
  coinId: string
  days: number
  /** Null: the last whole day that the source has. */
  until: string | null
}

/** Closes of one source, of the days of the window that it has, in order. */
export interface PriceSeries {
  coinId: string
  /** First and last day of the window, whether or not the source has them. */
  from: string
  until: string
  closes: Close[]
  /** First and last day that the source has at all, as far as it was asked; null where it has none. */
  available: { from: string; to: string } | null
  /** The time at which the close of `until` was the price. */
  asOf: string
  evidence: Evidence
  isRecorded: boolean
}

/** Where market data comes from. All methods throw SourceFailure. */
export interface MarketSource {
  /** Coins whose id, ticker or name fits a text, best first as the source ranks them. */
  search(text: string): Promise<Listing>
  /** The asset behind a token. */
  profileOf(token: TokenReference): Promise<AssetProfile>
  /** The asset of a CoinGecko id. */
  profileOfCoin(coinId: string): Promise<AssetProfile>
  /** Daily closes. */
  closes(window: CloseWindow): Promise<PriceSeries>
}

/** A source that may have nothing: null then. */
export type PartialMarketSource = {
  [Method in keyof MarketSource]: (
    ...input: Parameters<MarketSource[Method]>
  ) => Promise<Awaited<ReturnType<MarketSource[Method]>> | null>
}
