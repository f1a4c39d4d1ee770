import type { TokenReference } from '@chainlens/platform/tokens'

/** What on-chain analysis can do with a token. */
export type TokenKind =
  /** A contract of an EVM chain. */
  | 'EVM_TOKEN'
  /** The own coin of an EVM chain. */
  | 'EVM_COIN'
  /** A token of Solana. */
  | 'SOLANA_TOKEN'
  /** Anything else: no source of this domain covers it yet. */
  | 'OTHER'

/** What a token is, read off its id. */
export function tokenKind({ namespace, assetNamespace }: TokenReference): TokenKind {
  if (namespace === 'solana' && assetNamespace === 'token') return 'SOLANA_TOKEN'
  if (namespace !== 'eip155') return 'OTHER'
  if (assetNamespace === 'erc20') return 'EVM_TOKEN'
  return assetNamespace === 'slip44' ? 'EVM_COIN' : 'OTHER'
}
