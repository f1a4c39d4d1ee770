import type { TokenReference } from '@chainlens/platform/tokens'
import type { FigureName, Reading } from '../market-source.ts'

/** What a further source is asked about: the token, and what is known of its asset. */
export interface QuoteSubject {
  token: TokenReference
  /** CoinGecko's id, ticker (upper case) and name; null where they are not known (yet). */
  asset: { coinId: string; symbol: string; name: string } | null
}

/** What a source beside CoinGecko states of an asset. */
export interface SourceFigures {
  /** Name of the source for people. */
  source: string
  /** Ticker as the source has it, upper case; null where it says none. */
  symbol: string | null
  readings: Partial<Record<FigureName, Reading>>
}

/** A source of market figures beside CoinGecko. */
export interface QuoteSource {
  /** For people. */
  name: string
  /** The figures that it can state. */
  gives: readonly FigureName[]
  /** True where the token alone says whom to ask for, so that nothing need be waited for. */
  knows(token: TokenReference): boolean
  /**
   * The figures of an asset that is surely the one meant: found by contract address or by an id, never by a
   * ticker alone. Throws SourceFailure; NOT_FOUND where it does not have the asset, or may have another.
   */
  read(subject: QuoteSubject): Promise<SourceFigures>
}
