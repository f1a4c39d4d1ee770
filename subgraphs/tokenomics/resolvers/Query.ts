import { parseTokenId } from '@chainlens/platform/tokens'
import type { QueryResolvers } from '../__generated__/resolvers.ts'
import { resolveToken } from '../domain/resolve/resolve-token.ts'

export const Query: QueryResolvers = {
  token: (_root, { id }) => parseTokenId(id),
  resolveToken: (_root, { query, first }, context) => resolveToken(context, { query, first }),
}
