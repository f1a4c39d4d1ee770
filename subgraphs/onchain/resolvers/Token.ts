import { parseTokenId } from '@chainlens/platform/tokens'
import type { TokenResolvers } from '../__generated__/resolvers.ts'
import { analyseToken } from '../domain/analyse-token.ts'
import { readDecimals } from '../domain/read-decimals.ts'

/** What this domain adds to a token. */
export const Token: TokenResolvers = {
  __resolveReference: ({ id }) => parseTokenId(id),
  decimals: async (token, _arguments, context) => (await readDecimals(context, token)).value,
  onchain: (token, _arguments, context) => analyseToken(context, token),
}
