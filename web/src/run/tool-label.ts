const ABBREVIATIONS: Record<string, string> = {
  onchain: 'on-chain',
  usd: 'USD',
  evm: 'EVM',
  id: 'id',
  api: 'API',
  nft: 'NFT',
  defi: 'DeFi',
}

/** A tool's name for a person: `analyse_onchain_contract` is "Analyse on-chain contract". */
export function toolLabel(name: string): string {
  const words = name.split(/[_\s]+/).filter(Boolean)
  const label = words.map((word) => ABBREVIATIONS[word.toLowerCase()] ?? word).join(' ')
  return label.charAt(0).toUpperCase() + label.slice(1)
}
