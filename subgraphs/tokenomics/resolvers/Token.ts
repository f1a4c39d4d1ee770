import { SourceFailure } from '@chainlens/platform/sources'
import { parseTokenId } from '@chainlens/platform/tokens'
import type { TokenResolvers } from '../__generated__/resolvers.ts'
import { profileOrFailure } from '../domain/profile-or-failure.ts'
import { reportTokenomics } from '../domain/report/report-tokenomics.ts'

export const Token: TokenResolvers = {
  __resolveReference: ({ id }) => parseTokenId(id),
  symbol: async (token, _arguments, context) => {
    const profile = await profileOrFailure(context, token)
    return profile instanceof SourceFailure ? null : profile.symbol
  },
  name: async (token, _arguments, context) => {
    const profile = await profileOrFailure(context, token)
    return profile instanceof SourceFailure ? null : profile.name
  },
  asset: async (token, _arguments, context) => {
    const profile = await profileOrFailure(context, token)
    return profile instanceof SourceFailure ? null : profile
  },
  tokenomics: (token, _arguments, context) => reportTokenomics(context, token),
}
