import type { HolderKind } from './source.ts'

/** What is known of a holder's address. */
export interface HolderSigns {
  address: string
  /** Names that its source vouches for, e.g. public tags; not names that a contract gives itself. */
  tags: readonly string[]
  /** The name that the contract's source code gives it. */
  contractName: string | null
  isContract: boolean | null
  isLocked: boolean | null
}

/** Addresses that no one has the key of. */
const BURN = /^0x(0{40}|0{39}1|0{36}dead|dead0{36}|dead0{32}beef)$/
const POOL = /\b(pool|pair|lp|amm)\b|uniswap v\d|pancakepair|uniswapv[23]p/i
const POOL_CONTRACT = /^(uniswapv2pair|uniswapv3pool|pancakepair|pancakev3pool|poolmanager)$|(pair|pool)$/i
const LOCK = /\b(lock|locker|locked|vesting|timelock)\b|unicrypt|uncx|pinklock|team finance/i
const EXCHANGE =
  /\b(binance|coinbase|kraken|okx|okex|bybit|kucoin|huobi|htx|gate\.io|bitfinex|crypto\.com|gemini|bitstamp|upbit|bithumb|mexc|bitget|robinhood)\b/i

/**
 * What a holder is. An exchange only where its source says so: a contract can call itself anything. The
 * kinds by a contract's own name change nothing in what is counted, for contracts are left out as such.
 */
export function classifyHolder({ address, tags, contractName, isContract, isLocked }: HolderSigns): HolderKind {
  const isTagged = (pattern: RegExp) => tags.some((tag) => pattern.test(tag))
  if (BURN.test(address)) return 'BURN'
  if (isLocked || (isContract !== false && isTagged(LOCK))) return 'LOCKED'
  if (isTagged(EXCHANGE)) return 'EXCHANGE'
  if (isContract !== false && isTagged(POOL)) return 'LIQUIDITY_POOL'
  if (isContract && contractName && POOL_CONTRACT.test(contractName)) return 'LIQUIDITY_POOL'
  return isContract === null ? 'UNKNOWN' : isContract ? 'CONTRACT' : 'ACCOUNT'
}
