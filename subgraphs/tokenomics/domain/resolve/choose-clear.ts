import type { ListedCoin } from '../../sources/market-source.ts'

/** How many times better the rank of a clear candidate must be than that of the next coin that fits. */
export const CLEAR_FACTOR = 10
/** The rank that a coin without one counts as: most listed coins have none, and few that do rank below it. */
export const UNRANKED_AS = 5000

function rankOf(coin: ListedCoin): number {
  return coin.rank ?? UNRANKED_AS
}

/** Coins by rank, those without one last; equal ones stay in order. */
export function byRank(coins: readonly ListedCoin[]): ListedCoin[] {
  return coins.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/**
 * The one coin that a text clearly means among those whose ticker, name or id it is exactly; null where no
 * rule makes one stand out. It is clear when it is the only one, or when it has a market-cap rank and the
 * next one's is at least ten times as large (a coin without a rank counts as 5,000th).
 */
export function chooseClear(exact: readonly ListedCoin[]): ListedCoin | null {
  const [best, next] = byRank(exact)
  if (!best) return null
  if (!next) return best
  return best.rank !== null && best.rank * CLEAR_FACTOR <= rankOf(next) ? best : null
}
