import { chainOf } from '@chainlens/platform/providers/coingecko'
import type { Analysis, Domain } from '../results/read-analysis.ts'
import type { TokenCandidate } from '../results/read-resolution.ts'
import { asCode, asName } from './plain-text.ts'

/** A token with what was found out about it. */
export interface TokenView {
  token: TokenCandidate
  /** By domain; null where it was not asked. */
  analyses: Record<Domain, Analysis | null>
}

/** What a token is called in a sentence: its ticker, else its name. */
export function shortName({ symbol, name }: TokenCandidate): string {
  return asName((symbol ?? '').trim() || name || '', 20) || 'the token'
}

/** Name and ticker: "Ethereum (ETH)". */
export function fullName({ symbol, name }: TokenCandidate): string {
  const [long, short] = [asName(name ?? ''), asName(symbol ?? '', 20)]
  if (!long || !short || long.toLowerCase() === short.toLowerCase()) return long || short || 'A token without a name'
  return `${long} (${short})`
}

/** Where a token lives: "the native coin of Ethereum". */
export function placeOf({ chainId, address }: TokenCandidate): string {
  const chain = chainId.startsWith('listed:') ? null : chainOf(chainId)?.name
  if (chainId.startsWith('listed:')) return 'a listed coin whose chain and contract are not known here'
  const where = chain ?? `the chain ${asCode(chainId)}`
  return address === null ? `the native coin of ${where}` : `a token contract on ${where}`
}
