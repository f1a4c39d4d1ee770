/** Outside services; `<SERVICE>_BASE_URL` replaces scheme and host of all of one's hosts. */
export const SERVICES = [
  'COINGECKO',
  'COINMARKETCAP',
  'DEFILLAMA',
  'GOPLUS',
  'ALTERNATIVE_ME',
  'GITHUB',
  'X',
  'DISCORD',
  'REDDIT',
  'TAVILY',
  'MORALIS',
  'ALCHEMY',
  'ETHERSCAN',
  'SOURCIFY',
  'BLOCKSCOUT',
  'DEXSCREENER',
  'E2B',
  'OPENAI',
  'ANTHROPIC',
] as const

/** The name of an outside service in settings. */
export type Service = (typeof SERVICES)[number]
