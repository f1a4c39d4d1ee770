import { missing } from './evidence.ts'

/** No source of posts. */
export const POSTS = missing(
  'KEY_REQUIRED',
  'balance of positive and negative posts',
  'No source of posts is connected: X, Reddit and Discord give posts only with a key of theirs.',
)

/** Figures that no recording has. */
export const NOT_RECORDED = missing(
  'NO_RECORDING',
  'market capitalisation, fully diluted valuation, circulating supply, maximum supply, market-cap rank',
  'CoinGecko could not be asked, and no recording has this figure.',
)

/** No list of today's holders. */
export const HOLDERS_UNASKED = missing(
  'SOURCE_NOT_CONFIGURED',
  'holder concentration',
  'No source without a key lists every holder of today; an indexer with a key would, and none is connected yet.',
)

/** No recorded votes. */
export const VOTES = missing(
  'NO_RECORDING',
  'votes on the asset and the size of its community',
  'CoinGecko: no recording of this ships with ChainLens.',
)
