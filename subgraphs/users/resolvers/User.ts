import { decodeId } from '@chainlens/platform/ids'
import type { UserResolvers } from '../__generated__/resolvers.ts'
import { presentUser } from '../domain/present-user.ts'

export const User: UserResolvers = {
  async __resolveReference({ id }, { principal, loaders }) {
    const userId = decodeId('user', id)
    const user = userId && (await loaders.userById.load(userId))
    return user ? presentUser(user, principal) : null
  },
}
