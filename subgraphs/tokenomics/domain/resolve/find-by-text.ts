import type { Evidence, MissingSignal } from '@chainlens/platform/evidence'
import { nativeTokenIdOf } from '@chainlens/platform/providers/coingecko'
import { missingFrom, SourceFailure } from '@chainlens/platform/sources'
import { parseTokenId } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import type { ListedCoin, Listing } from '../../sources/market-source.ts'
import type { Candidate, Resolution } from './candidate.ts'
import { byRank, chooseClear } from './choose-clear.ts'
import { exactFit, reasonFor, warningsFor } from './describe-candidate.ts'

/** Look-ups of contracts that a resolution may cost; the source's limits without a key are small. */
const MOST_LOOKUPS = 8
const MOST_LOOKUPS_WHEN_CLEAR = 3

interface Placement {
  tokenId: string | null
  evidence: Evidence[]
  warning: string | null
  missing: MissingSignal | null
}

/** Which token a coin is: a native one by the table, any other by its contracts, which are looked up. */
async function place(context: Pick<Context, 'loaders'>, coin: ListedCoin): Promise<Placement> {
  const native = nativeTokenIdOf(coin.coinId)
  if (native) return { tokenId: native, evidence: [], warning: null, missing: null }
  const listing = parseTokenId(`listed:${coin.coinId}/coin:native`)
  const listed = listing?.id ?? null
  try {
    const profile = await context.loaders.profileOfCoin.load(coin.coinId)
    const tokenId = profile.tokenIds[0] ?? null
    const token = tokenId === null ? null : parseTokenId(tokenId)
    // Whoever asks this token for its name has it already.
    if (token) context.loaders.profileOfToken.prime(token, profile)
    const isUnplaced = profile.isRecorded && tokenId === listed
    const warning = isUnplaced ? 'Its chain and contract are not in the recording.' : null
    return { tokenId, evidence: [profile.evidence], warning, missing: null }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    // The coin is known by its listing: it keeps its place, so that no other moves up to be taken for it.
    if (listing) context.loaders.profileOfToken.prime(listing, error)
    const warning = 'Its contract could not be looked up, so it is named by its listing.'
    return { tokenId: listed, evidence: [], warning, missing: error.toMissing(`contract of ${coin.name}`) }
  }
}

function mostLookups(listing: Listing, hasClear: boolean): number {
  if (listing.recordedAs !== null) return Number.POSITIVE_INFINITY
  return hasClear ? MOST_LOOKUPS_WHEN_CLEAR : MOST_LOOKUPS
}

/** Coins worth a look-up: those that fit exactly, or where none does all that the listing found; natives cost none. */
function worthPlacing(coins: readonly ListedCoin[], most: number): ListedCoin[] {
  let lookups = 0
  return coins.filter((coin) => nativeTokenIdOf(coin.coinId) !== null || ++lookups <= most)
}

/** A recorded part of a listing does not show what else there is: that stays unknown. */
function notAsked(listing: Listing): MissingSignal[] {
  if (listing.recordedAs === null) return []
  const reason = `CoinGecko was not asked: only ${listing.recordedAs} was searched.`
  return [{ code: 'NO_RECORDING', signal: 'the whole list of tokens', reason }]
}

/** Candidates for a ticker or a name, best first. */
export async function findByText(
  context: Pick<Context, 'loaders' | 'services'>,
  input: { text: string; first: number },
): Promise<Resolution> {
  const text = input.text.replace(/^\$(?=\S)/, '').replace(/\s+/g, ' ')
  let listing: Listing
  try {
    listing = await context.services.market.search(text)
  } catch (error) {
    return { candidates: [], missing: [missingFrom(error, 'listing of tokens')], evidence: [] }
  }
  const exact = listing.coins.filter((coin) => exactFit(coin, text) !== null)
  const clear = chooseClear(exact)
  const fitting = byRank(exact.length > 0 ? exact : listing.coins)
  const chosen = worthPlacing(fitting, mostLookups(listing, clear !== null)).slice(0, input.first)
  const placed = await Promise.all(chosen.map(async (coin) => ({ coin, ...(await place(context, coin)) })))
  const candidates = placed.flatMap(({ coin, tokenId, warning }): Omit<Candidate, 'rank'>[] => {
    const token = tokenId ? parseTokenId(tokenId) : null
    if (!token) return []
    const isClear = coin === clear
    const warnings = [...warningsFor(coin, listing), ...(warning ? [warning] : [])]
    return [{ token, reason: reasonFor(coin, { text, isClear, exact, listing }), warnings, isClear }]
  })
  return {
    candidates: candidates.map((candidate, index) => ({ ...candidate, rank: index + 1 })),
    missing: [...notAsked(listing), ...placed.flatMap(({ missing }) => missing ?? [])],
    evidence: [...listing.evidence, ...placed.flatMap(({ evidence }) => evidence)],
  }
}
