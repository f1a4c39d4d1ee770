import type { TokenReference } from '@chainlens/platform/tokens'
import DataLoader from 'dataloader'
import type { AssetProfile, CloseWindow, MarketSource, PriceSeries } from './sources/market-source.ts'

/** Look-ups of one request; what several fields ask for is asked for once. Rejected with SourceFailure. */
export interface Loaders {
  profileOfToken: DataLoader<TokenReference, AssetProfile, string>
  profileOfCoin: DataLoader<string, AssetProfile>
  closes: DataLoader<CloseWindow, PriceSeries, string>
}

function settled<Key, Value>(load: (key: Key) => Promise<Value>) {
  return (keys: readonly Key[]) => Promise.all(keys.map((key) => load(key).catch((error: unknown) => error as Error)))
}

/** Builds the loaders of a request. */
export function createLoaders(market: MarketSource): Loaders {
  const profileOfCoin = new DataLoader<string, AssetProfile>(settled((coinId) => market.profileOfCoin(coinId)))
  const profileOfToken = new DataLoader<TokenReference, AssetProfile, string>(
    settled(async (token: TokenReference) => {
      const profile = await market.profileOf(token)
      profileOfCoin.prime(profile.coinId, profile)
      return profile
    }),
    { cacheKeyFn: (token) => token.id },
  )
  const closes = new DataLoader<CloseWindow, PriceSeries, string>(
    settled((window: CloseWindow) => market.closes(window)),
    { cacheKeyFn: ({ coinId, days, until }) => JSON.stringify([coinId, days, until]) },
  )
  return { profileOfToken, profileOfCoin, closes }
}
