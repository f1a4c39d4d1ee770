import type { Evidence, Measure } from '@chainlens/platform/evidence'

/** As ContractAnalysis of the graph. Null: not known, never no. */
export interface ContractAnalysis {
  isVerified: boolean | null
  isProxy: boolean | null
  implementation: string | null
  proxyAdmin: string | null
  owner: string | null
  isOwnershipRenounced: boolean | null
  canMint: boolean | null
  canPause: boolean | null
  canBlacklist: boolean | null
  isHoneypot: boolean | null
  buyTax: Measure | null
  sellTax: Measure | null
  totalSupply: Measure | null
  codeHash: string | null
  /** Share of a pool's own tokens that is locked or burnt, at least. */
  lockedLiquidity: Measure | null
  /** Lower case. */
  creator: string | null
  evidence: Evidence[]
}

/** A contract of which nothing is known. */
export const UNKNOWN_CONTRACT: ContractAnalysis = {
  isVerified: null,
  isProxy: null,
  implementation: null,
  proxyAdmin: null,
  owner: null,
  isOwnershipRenounced: null,
  canMint: null,
  canPause: null,
  canBlacklist: null,
  isHoneypot: null,
  buyTax: null,
  sellTax: null,
  totalSupply: null,
  codeHash: null,
  lockedLiquidity: null,
  creator: null,
  evidence: [],
}
