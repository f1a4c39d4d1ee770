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

/** The setting that holds a service's key, by service; one that is not here takes none. */
export const KEY_SETTINGS = {
  COINGECKO: 'COINGECKO_API_KEY',
  COINMARKETCAP: 'COINMARKETCAP_API_KEY',
  GOPLUS: 'GOPLUS_ACCESS_TOKEN',
  GITHUB: 'GITHUB_TOKEN',
  X: 'X_BEARER_TOKEN',
  DISCORD: 'DISCORD_BOT_TOKEN',
  REDDIT: 'REDDIT_ACCESS_TOKEN',
  TAVILY: 'TAVILY_API_KEY',
  MORALIS: 'MORALIS_API_KEY',
  ALCHEMY: 'ALCHEMY_API_KEY',
  ETHERSCAN: 'ETHERSCAN_API_KEY',
  OPENAI: 'OPENAI_API_KEY',
  ANTHROPIC: 'ANTHROPIC_API_KEY',
} as const satisfies Partial<Record<Service, string>>

/** A service that takes a key. */
export type KeyedService = keyof typeof KEY_SETTINGS
