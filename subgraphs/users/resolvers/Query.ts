import type { QueryResolvers } from '../__generated__/resolvers.ts'
import { presentUser } from '../domain/present-user.ts'

export const Query: QueryResolvers = {
  async viewer(_parent, _arguments, { principal, loaders }) {
    const user = principal && (await loaders.userById.load(principal.userId))
    return user?.isActive ? presentUser(user, principal) : null
  },
}
