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
  evidence: Evidence[]
}
