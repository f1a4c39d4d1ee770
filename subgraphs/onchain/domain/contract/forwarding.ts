import type { Evidence } from '@chainlens/platform/evidence'

/** How a contract hands its calls on. */
export type ForwardingKind =
  /** The code cannot run other code. */
  | 'NONE'
  /** EIP-1967, EIP-1822 or OpenZeppelin's older slots: forwards to what a storage word names. */
  | 'SLOT'
  /** EIP-1967: forwards to what another contract, shared by many proxies, names. */
  | 'BEACON'
  /** EIP-1167 and its variants: forwards to one address for ever. */
  | 'MINIMAL'
  /** EIP-897 or Compound's Unitroller: says itself what it forwards to. */
  | 'DECLARED'
  /** EIP-2535: forwards to several contracts, by function. */
  | 'DIAMOND'
  /** The code can run other code; which is not known. */
  | 'UNKNOWN'

/** Where a contract's calls go. */
export interface Forwarding {
  kind: ForwardingKind
  /** Addresses whose code runs, lower case; empty where none is known. */
  targets: string[]
  /** Who may change the target, as storage names it; null where it names nobody. */
  admin: string | null
  /** EIP-1967 beacon; null without one. */
  beacon: string | null
  evidence: Evidence[]
}
