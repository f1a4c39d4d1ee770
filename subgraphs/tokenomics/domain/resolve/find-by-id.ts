import { SourceFailure } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import { profileOrFailure } from '../profile-or-failure.ts'
import type { Resolution } from './candidate.ts'

/**
 * The token of an id: the text says which one is meant, whether or not a source lists it. Only a `listed:`
 * id that its listing does not know names nothing.
 */
export async function findById(context: Pick<Context, 'loaders'>, token: TokenReference): Promise<Resolution> {
  const profile = await profileOrFailure(context, token)
  const candidate = { token, rank: 1, isClear: true }
  if (!(profile instanceof SourceFailure)) {
    const reason = `The text is the id of ${profile.name} (${profile.symbol}).`
    return { candidates: [{ ...candidate, reason, warnings: [] }], missing: [], evidence: [profile.evidence] }
  }
  const isUnlisted = profile.code === 'NOT_FOUND'
  if (isUnlisted && token.namespace === 'listed') return { candidates: [], missing: [], evidence: [] }
  const warnings = [
    isUnlisted ? 'CoinGecko lists no token under this id.' : 'Whether a source lists it could not be checked.',
  ]
  const missing = isUnlisted ? [] : [profile.toMissing('listing of this token')]
  return { candidates: [{ ...candidate, reason: 'The text is a token id.', warnings }], missing, evidence: [] }
}
