const PREFIX = 'asset_'

/** The opaque id of an asset. */
export function assetId(coinId: string): string {
  return PREFIX + coinId
}

/** The CoinGecko id in an asset's id; null where the text is none. */
export function coinIdOfAsset(id: string): string | null {
  const coinId = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
  return coinId.length > 0 && coinId.length <= 200 ? coinId : null
}
