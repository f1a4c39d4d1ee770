/** CAIP-2 of the chains whose names a reader knows; any other is shown by its id. */
const NAMES: Record<string, string> = {
  'eip155:1': 'Ethereum',
  'eip155:10': 'OP Mainnet',
  'eip155:56': 'BNB Smart Chain',
  'eip155:100': 'Gnosis',
  'eip155:137': 'Polygon',
  'eip155:324': 'ZKsync Era',
  'eip155:8453': 'Base',
  'eip155:42161': 'Arbitrum One',
  'eip155:43114': 'Avalanche',
  'bip122:000000000019d6689c085ae165831e93': 'Bitcoin',
  'solana:5eykt4usfv8p8njdtrepy1vzqkqzkvdp': 'Solana',
}

/** A chain's name; a coin that is only listed has none that a source states. */
export function chainName(chainId: string): string {
  if (chainId.startsWith('listed:')) return 'Chain not known'
  return NAMES[chainId] ?? NAMES[chainId.toLowerCase()] ?? chainId
}
