import type { ListedCoin, Listing } from '../../sources/market-source.ts'
import { lookAlikesOf } from './look-alikes.ts'

const SHOWN = 4

/** Coins by name and CoinGecko id, a few of them. */
function named(coins: readonly ListedCoin[]): string {
  const shown = coins.slice(0, SHOWN).map((coin) => `${coin.name} (${coin.coinId})`)
  return coins.length > SHOWN ? `${shown.join(', ')} and ${coins.length - SHOWN} more` : shown.join(', ')
}

function rankText(coin: ListedCoin): string {
  if (coin.rank === null) return ''
  return `, market-cap rank ${coin.rank}${coin.rankedOn ? ` on ${coin.rankedOn}` : ''}`
}

/** How a text fits a coin exactly; null where it does not. */
export function exactFit(coin: ListedCoin, text: string): 'ticker' | 'name' | 'CoinGecko id' | null {
  const wanted = text.toLowerCase()
  if (coin.symbol.toLowerCase() === wanted) return 'ticker'
  if (coin.name.toLowerCase() === wanted) return 'name'
  return coin.coinId.toLowerCase() === wanted ? 'CoinGecko id' : null
}

/** Why the rule makes a coin the clear one; as choose-clear.ts decides. */
function whyClear(exact: readonly ListedCoin[], listing: Listing): string {
  if (exact.length === 1) return 'nothing else in the listing fits exactly'
  const isOnlyRanked = exact.filter((coin) => coin.rank !== null).length === 1
  if (listing.recordedAs && isOnlyRanked) return `the only one of ${exact.length} that fit exactly with a recorded rank`
  return 'far ahead of every other that fits exactly'
}

/** Why a coin may be meant, in a sentence. */
export function reasonFor(
  coin: ListedCoin,
  input: { text: string; isClear: boolean; exact: readonly ListedCoin[]; listing: Listing },
): string {
  const fit = exactFit(coin, input.text)
  const how = fit ? `Its ${fit} is the text` : 'The listing finds it for the text'
  const what = `${coin.name} (${coin.symbol})${rankText(coin)}`
  return input.isClear ? `${how}: ${what}, ${whyClear(input.exact, input.listing)}.` : `${how}: ${what}.`
}

/** What speaks for care. */
export function warningsFor(coin: ListedCoin, listing: Listing): string[] {
  const others = listing.coins.filter((other) => other.coinId !== coin.coinId)
  const sameTicker = others.filter((other) => other.symbol === coin.symbol)
  const sameName = others.filter((other) => other.name.toLowerCase() === coin.name.toLowerCase())
  const twins = lookAlikesOf(coin, listing.coins)
  const warnings: string[] = []
  if (sameTicker.length > 0) warnings.push(`Shares the ticker ${coin.symbol} with ${named(sameTicker)}.`)
  if (sameName.length > 0) warnings.push(`Shares the name ${coin.name} with ${named(sameName)}.`)
  if (twins.length > 0) warnings.push(`Looks like ${named(twins)}, and is not the same.`)
  if (listing.recordedAs === null) {
    if (coin.rank === null) warnings.push('CoinGecko gives it no market-cap rank.')
    return warnings
  }
  if (coin.rank === null) warnings.push('No market-cap rank of it is recorded.')
  if (coin.rankedOn) warnings.push(`Its market-cap rank is of ${coin.rankedOn}.`)
  warnings.push(`From ${listing.recordedAs}: coins listed since, or left out of it, are not seen.`)
  return warnings
}
