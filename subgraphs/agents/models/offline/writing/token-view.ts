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

/** Whether it is only listed: neither its chain nor whether it has a contract is known. */
export function isPlaceless({ chainId }: TokenCandidate): boolean {
  return chainId.startsWith('listed:')
}

/** Whether it is a chain's own coin, which no contract stands behind. */
export function isNative(token: TokenCandidate): boolean {
  return token.address === null && !isPlaceless(token)
}

/** Where a token lives: "the native coin of Ethereum". */
export function placeOf(token: TokenCandidate): string {
  const { chainId, address } = token
  const chain = isPlaceless(token) ? null : chainOf(chainId)?.name
  if (isPlaceless(token)) return 'a listed coin whose chain and contract are not known here'
  const where = chain ?? `the chain ${asCode(chainId)}`
  return address === null ? `the native coin of ${where}` : `a token contract on ${where}`
}
