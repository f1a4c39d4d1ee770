import type { ModelResolvers } from '../__generated__/resolvers.ts'

export const Model: ModelResolvers = {
  provider: ({ name }) => name.split('/')[0] ?? name,
  isAvailable: ({ unavailableReason }) => unavailableReason === null,
  inputUsdPerMillion: ({ price }) => price?.input ?? null,
  cachedInputUsdPerMillion: ({ price }) => price?.cachedInput ?? null,
  outputUsdPerMillion: ({ price }) => price?.output ?? null,
  priceSource: ({ price }) => price?.source ?? null,
  priceAsOf: ({ price }) => price?.seen ?? null,
}
