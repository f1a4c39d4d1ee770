import type { SourceFailure } from '@chainlens/platform/sources'
import type { Reading } from '../market-source.ts'

/** What a protocol holds and earns. */
export type ProtocolFigureName = 'totalValueLockedUsd' | 'fees30dUsd' | 'revenue30dUsd'

/** A protocol with its figures: a reading, null where the source has none of this kind, or why it could not be had. */
export interface Protocol {
  name: string
  figures: Record<ProtocolFigureName, Reading | SourceFailure | null>
}

/** Where the figures of protocols come from. */
export interface ProtocolSource {
  /** For people. */
  name: string
  /** The protocol whose token has this CoinGecko id; null where none is listed as such. Throws SourceFailure. */
  protocolOf(coinId: string): Promise<Protocol | null>
}
