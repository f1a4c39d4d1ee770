import { SourceFailure } from '@chainlens/platform/sources'
import { parseTokenId } from '@chainlens/platform/tokens'
import type { AssetResolvers } from '../__generated__/resolvers.ts'
import { assetId, coinIdOfAsset } from '../domain/asset-id.ts'

export const Asset: AssetResolvers = {
  __resolveReference: async ({ id }, context) => {
    const coinId = coinIdOfAsset(id)
    if (coinId === null) return null
    try {
      return await context.loaders.profileOfCoin.load(coinId)
    } catch (error) {
      if (error instanceof SourceFailure) return null
      throw error
    }
  },
  id: (profile) => assetId(profile.coinId),
  deployments: (profile) => profile.tokenIds.flatMap((id) => parseTokenId(id) ?? []),
}
