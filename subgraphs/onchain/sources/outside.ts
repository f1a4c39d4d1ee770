import type { Config } from '@chainlens/platform/config'
import type { Evidence } from '@chainlens/platform/evidence'
import type { Sources } from '@chainlens/platform/sources'
import type { NamedHolder } from './source.ts'

/** What every service beside the chain's own node is asked with. */
export interface Asking {
  sources: Sources
  config: Pick<Config, 'keys' | 'sourceTimeoutMs'>
}

/** A contract of an EVM chain, as those services name it. */
export interface ContractPlace {
  /** EIP-155 number. */
  chain: number
  /** Lower case. */
  address: string
}

/** The largest holders of today, as one service lists them. */
export interface ListedHolders {
  /** Name of the service for people. */
  source: string
  /** The largest first. */
  largest: readonly NamedHolder[]
  /**
   * What amounts and total are in: RAW, the token's smallest unit; SHARE, 10¹⁸ths of the whole, where the
   * service gives shares only.
   */
  unit: 'RAW' | 'SHARE'
  /** All there is by the service itself; null where it does not say. */
  total: bigint | null
  /** How many accounts hold some, by the same service; null where it does not say. */
  holderCount: number | null
  /** Whether the service itself says that no more holders follow. */
  isWhole: boolean
  evidence: Evidence[]
}

/** Whether the source code of a contract is published, by one service. */
export interface Verification {
  /** Name of the service for people. */
  source: string
  isVerified: boolean
  evidence: Evidence
}

/** What a whole is in ListedHolders of the unit SHARE. */
export const WHOLE_SHARE = 10n ** 18n
