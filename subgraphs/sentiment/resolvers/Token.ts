import { parseTokenId } from '@chainlens/platform/tokens'
import type { TokenResolvers } from '../__generated__/resolvers.ts'

/** A token is known by its id alone. */
export const Token: TokenResolvers = {
  __resolveReference: ({ id }) => parseTokenId(id),
  sentiment: (token, _arguments, context) => context.reportOf(token),
}
