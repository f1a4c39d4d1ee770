import { encodeId } from '@chainlens/platform/ids'
import type { UserBudgetResolvers } from '../__generated__/resolvers.ts'

export const UserBudget: UserBudgetResolvers = {
  user: ({ userId }) => ({ __typename: 'User', id: encodeId('user', userId) }),
}
