import { parseTokenId } from '@chainlens/platform/tokens'
import type { QueryResolvers } from '../__generated__/resolvers.ts'

/** Only parses: a token that a domain knows nothing of is still a token. */
export const Query: QueryResolvers = {
  token: (_parent, { id }) => parseTokenId(id),
}
