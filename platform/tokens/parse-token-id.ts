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

/** The longest that CAIP_19 takes. */
const MOST_CHARACTERS = 8 + 1 + 64 + 1 + 8 + 1 + 128
/** Namespaces whose references are base 58 or base 32 in capitals; everywhere else lower case is the one spelling. */
const KEEPS_CASE = new Set(['solana', 'tron', 'tezos', 'stellar', 'xrpl', 'polkadot', 'algorand', 'ton'])

/** Takes a token id apart without asking anyone; null where it is not CAIP-19 (or `listed:`). */
export function parseTokenId(text: string): TokenReference | null {
  const trimmed = text.trim()
  if (trimmed.length > MOST_CHARACTERS) return null
  const colon = trimmed.indexOf(':')
  const space = trimmed.slice(0, Math.max(colon, 0)).toLowerCase()
  const id = KEEPS_CASE.has(space) ? `${space}${trimmed.slice(colon)}` : trimmed.toLowerCase()
  const [, namespace, chainReference, assetNamespace, assetReference] = CAIP_19.exec(id) ?? []
  if (!namespace || !chainReference || !assetNamespace || !assetReference) return null
  if (namespace === 'eip155' && !/^[1-9]\d{0,17}$/.test(chainReference)) return null
  if (assetNamespace === 'erc20' && !/^0x[0-9a-f]{40}$/.test(assetReference)) return null
  if (assetNamespace === 'slip44' && !/^(0|[1-9]\d{0,9})$/.test(assetReference)) return null
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
