import { parseTokenId } from '@chainlens/platform/tokens'
import type { QueryResolvers } from '../__generated__/resolvers.ts'

/** Entry fields of the domain. */
export const Query: QueryResolvers = {
  token: (_parent, { id }) => parseTokenId(id),
}
