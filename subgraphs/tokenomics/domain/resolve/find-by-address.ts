import type { MissingSignal } from '@chainlens/platform/evidence'
import { type Chain, chainOf } from '@chainlens/platform/providers/coingecko'
import { SourceFailure } from '@chainlens/platform/sources'
import { parseTokenId, type TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../../context.ts'
import type { AssetProfile } from '../../sources/market-source.ts'
import { profileOrFailure } from '../profile-or-failure.ts'
import type { Resolution } from './candidate.ts'

/** The chains on which a bare address is looked up: those with most tokens. */
const EVM_CHAINS = ['eip155:1', 'eip155:56', 'eip155:8453', 'eip155:42161', 'eip155:137', 'eip155:10', 'eip155:43114']
const SOLANA = 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp'

interface Place {
  chain: Chain
  token: TokenReference
}

function placesOf(address: string): Place[] {
  const isEvm = /^0x/i.test(address)
  return (isEvm ? EVM_CHAINS : [SOLANA]).flatMap((id) => {
    const chain = chainOf(id)
    const token = parseTokenId(`${id}/${isEvm ? 'erc20' : 'token'}:${address}`)
    return chain && token ? [{ chain, token }] : []
  })
}

/** One missing signal for all chains that could not be asked for the same reason. */
function unasked(failed: { chain: Chain; failure: SourceFailure }[]): MissingSignal[] {
  const byReason = Map.groupBy(failed, ({ failure }) => failure.message)
  return [...byReason.values()].flatMap((group) => {
    const chains = group.map(({ chain }) => chain.name).join(', ')
    return group[0]?.failure.toMissing(`whether the address is a token on ${chains}`) ?? []
  })
}

/** An address is the text of a contract: 0x and 40 hexadecimal digits, or a Solana one. */
export function isAddress(text: string): boolean {
  return /^0x[0-9a-f]{40}$/i.test(text) || /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(text)
}

/**
 * Tokens at an address, on each chain where the source lists one. Clear where all of them are one asset;
 * an address that nobody lists is offered on Ethereum, never as clear: its chain would be a guess.
 */
export async function findByAddress(context: Pick<Context, 'loaders'>, address: string): Promise<Resolution> {
  const places = placesOf(address)
  const asked = await Promise.all(
    places.map(async (one) => ({ ...one, profile: await profileOrFailure(context, one.token) })),
  )
  const failed = asked.flatMap(({ chain, profile }) =>
    profile instanceof SourceFailure && profile.code !== 'NOT_FOUND' ? [{ chain, failure: profile }] : [],
  )
  const found = asked.flatMap(({ profile, ...one }) => (profile instanceof SourceFailure ? [] : [{ ...one, profile }]))
  const missing = unasked(failed)
  const warnings =
    failed.length > 0 ? [`Could not be looked up on ${failed.map(({ chain }) => chain.name).join(', ')}.`] : []
  if (found.length === 0) return { candidates: unlisted(places, failed.length, warnings), missing, evidence: [] }
  const coinIds = new Set(found.map(({ profile }) => profile.coinId))
  const [first] = found
  const order = found.toSorted((a, b) => placeOf(a, first?.profile) - placeOf(b, first?.profile))
  const candidates = order.map(({ chain, token, profile }, index) => ({
    token,
    rank: index + 1,
    reason: `The text is the address of ${profile.name} (${profile.symbol}) on ${chain.name}.`,
    warnings: [...(coinIds.size > 1 ? ['Other tokens have the same address on other chains.'] : []), ...warnings],
    isClear: index === 0 && coinIds.size === 1,
  }))
  return { candidates, missing, evidence: found.map(({ profile }) => profile.evidence) }
}

/** Where a token stands among its asset's own; the main one first. */
function placeOf({ token }: Place, profile: AssetProfile | undefined): number {
  const index = profile?.tokenIds.indexOf(token.id) ?? -1
  return index < 0 ? Number.MAX_SAFE_INTEGER : index
}

function unlisted(places: Place[], failures: number, warnings: string[]): Resolution['candidates'] {
  const [main] = places
  // A text in the form of a Solana address may as well be a name.
  if (!main || main.chain.id === SOLANA) return []
  const answered = places.length - failures
  const asked = answered > 0 ? `CoinGecko lists no token at it on ${answered} chains asked` : 'no source could be asked'
  const reason = `The text is an address, and ${asked}; that ${main.chain.name} is meant is an assumption.`
  const care = answered > 0 ? ['Not listed: a token that nobody lists is a reason for care.'] : []
  return [{ token: main.token, rank: 1, reason, warnings: [...care, ...warnings], isClear: false }]
}
