import type { HolderConcentrationResolvers } from '../__generated__/resolvers.ts'

/** Shares of the largest, which have an argument; the rest is there. */
export const HolderConcentration: HolderConcentrationResolvers = {
  topShare: (concentration, { holders }) => concentration.topShare(holders),
}
