import type { Coin } from '@chainlens/platform/providers/coingecko'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Subject } from './source.ts'

const DISCORD =
  /^https?:\/\/(?:www\.)?(?:discord\.gg\/(?:invite\/)?|discord(?:app)?\.com\/invite\/)([\w-]{2,32})\/?(?:[?#].*)?$/i
const SUBREDDIT = /^https?:\/\/(?:www\.|old\.)?reddit\.com\/r\/(\w{2,21})\/?(?:[?#].*)?$/i
const HANDLE = /^@?(\w{1,15})$/

/**
 * What posts about a token are looked for by. Without a listing only its contract is known; a link that is no invitation
 * of Discord's own, no subreddit or no handle is passed over, since what it leads to is not known.
 */
export function subjectOf(token: TokenReference, coin: Coin | null): Subject {
  const { links } = coin ?? {}
  const first = (pattern: RegExp, texts: readonly (string | null | undefined)[]) =>
    texts.map((text) => pattern.exec(text?.trim() ?? '')?.[1]).find((found) => found !== undefined) ?? null
  return {
    key: coin ? `coingecko:${coin.id}` : token.id,
    name: coin?.name.trim() || null,
    symbol: coin?.symbol.trim().toUpperCase() || null,
    contract: token.address,
    xHandle: first(HANDLE, [links?.twitter_screen_name]),
    subreddit: first(SUBREDDIT, [links?.subreddit_url]),
    discordInvite: first(DISCORD, links?.chat_url ?? []),
  }
}
