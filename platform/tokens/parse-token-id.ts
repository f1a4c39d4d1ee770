/** A token id taken apart. */
export interface TokenReference {
  /** CAIP-19 in lower case, or `listed:<CoinGecko id>/coin:native`. */
  id: string
  /** CAIP-2, e.g. eip155:1. */
  chainId: string
  /** CAIP-2 namespace: eip155, bip122, solana, listed … */
  namespace: string
  /** CAIP-2 reference: 1, 000000000019d6689c085ae165831e93, bitcoin … */
  chainReference: string
  /** CAIP-19 asset namespace: erc20, slip44, coin … */
  assetNamespace: string
  /** CAIP-19 asset reference: an address, a SLIP-44 number, native … */
  assetReference: string
  /** Contract address; null for a chain's native coin. */
  address: string | null
}

const CAIP_19 = /^([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,64})\/([-a-z0-9]{3,8}):([-.%a-zA-Z0-9]{1,128})$/

/** Takes a token id apart without asking anyone; null where it is not CAIP-19 (or `listed:`). */
export function parseTokenId(text: string): TokenReference | null {
  const trimmed = text.trim()
  // Lower case is right for eip155, bip122 and listed; base-58 chains keep their case.
  const id = /^solana:/i.test(trimmed) ? trimmed : trimmed.toLowerCase()
  const [, namespace, chainReference, assetNamespace, assetReference] = CAIP_19.exec(id) ?? []
  if (!namespace || !chainReference || !assetNamespace || !assetReference) return null
  if (namespace === 'eip155' && !/^[1-9]\d{0,17}$/.test(chainReference)) return null
  if (assetNamespace === 'erc20' && !/^0x[0-9a-f]{40}$/.test(assetReference)) return null
  if (assetNamespace === 'slip44' && !/^\d{1,10}$/.test(assetReference)) return null
  if (namespace === 'listed' && (assetNamespace !== 'coin' || assetReference !== 'native')) return null
  const isNative = assetNamespace === 'slip44' || assetNamespace === 'coin'
  return {
    id,
    chainId: `${namespace}:${chainReference}`,
    namespace,
    chainReference,
    assetNamespace,
    assetReference,
    address: isNative ? null : assetReference,
  }
}
