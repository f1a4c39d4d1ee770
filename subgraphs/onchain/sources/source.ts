import type { Evidence, MissingSignal } from '@chainlens/platform/evidence'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Holdings } from '../domain/formulas/group-amounts.ts'

/** 0x and an even number of hexadecimal digits, lower case. */
export type Hex = `0x${string}`

/** Something that was read, and the evidence of reading it. */
export interface Reading<Value> {
  value: Value
  evidence: Evidence
}

/** What a holder is, as far as its source says; as HolderKind of the graph. */
export type HolderKind = 'ACCOUNT' | 'CONTRACT' | 'EXCHANGE' | 'LIQUIDITY_POOL' | 'LOCKED' | 'BURN' | 'UNKNOWN'

/** One holder whose address is known. */
export interface NamedHolder {
  address: string
  /** In the same unit as the total of its list. */
  amount: bigint
  /** What the source calls it. */
  label: string | null
  /** Null where the source does not say. */
  isContract: boolean | null
  kind: HolderKind
}

/** A complete or partial list of holders, as of one date. */
export interface HolderList {
  /** What the list is, e.g. genesis balances, 2015-07-30. */
  population: string
  /** What a reader must not take it for; one or two sentences. */
  caution: string
  /** True for a past date's list: never scored. */
  isHistorical: boolean
  /** False where the source lists only the largest. */
  isWholePopulation: boolean
  asOf: string
  holdings: Holdings
  /** The largest by name, the largest first; empty where the source names none. */
  largest: readonly NamedHolder[]
  /** Places after the point of a whole token, in which the amounts are; null where that is not known. */
  decimals: number | null
  evidence: Evidence
}

/**
 * One chain as one source shows it at one moment: everything that a report says rests on the same
 * block. Each method throws SourceFailure where the source cannot tell.
 */
export interface ChainView {
  /** What was looked at, for people, e.g. "the latest block of Ethereum". */
  description: string
  /** The time that the view describes; null for code whose block is not known. */
  asOf: string | null
  /** Evidence of the view itself, e.g. the block; empty where each reading has only its own. */
  evidence: Evidence[]
  /** A better source of the same chain that gave nothing, so that this one was asked. */
  missing: MissingSignal[]
  /** Deployed code; `0x` where the address has none. */
  code(address: string): Promise<Reading<Hex>>
  /** One storage word of 32 bytes. */
  storage(address: string, slot: Hex): Promise<Reading<Hex>>
  /** What a function without arguments answers; `0x` where the call is refused or answers nothing. */
  call(address: string, signature: string): Promise<Reading<Hex>>
  /** Who holds the token; null where this source lists no holders at all. */
  holders(token: TokenReference): Promise<HolderList | null>
}

/** Where on-chain facts of a token come from. */
export interface OnchainSource {
  /** Opens the token's chain. Throws SourceFailure, also for a chain that the source does not know. */
  open(token: TokenReference): Promise<ChainView>
}
