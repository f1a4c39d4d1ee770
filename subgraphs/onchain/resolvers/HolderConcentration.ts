import type { HolderConcentrationResolvers } from '../__generated__/resolvers.ts'

/** What has an argument; the rest is there. */
export const HolderConcentration: HolderConcentrationResolvers = {
  topShare: (concentration, { holders }) => concentration.topShare(holders),
  adjustedTopShare: (concentration, { holders }) => concentration.adjustedTopShare(holders),
  largestHolders: (concentration, { first }) => concentration.largestHolders(first),
}
