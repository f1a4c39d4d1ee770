import type { RunEndedResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const RunEnded: RunEndedResolvers = {
  ...eventFields,
  status: ({ payload }) => payload.status,
  message: ({ payload }, _input, { loaders }) => loaders.messages.load(payload.messageId),
  // Runs that ended before costs could be unknown do not say that theirs is known.
  usage: ({ payload: { usage } }) =>
    usage && { ...usage, isCostKnown: usage.isCostKnown ?? true, isEstimated: usage.isEstimated ?? false },
  error: ({ payload }) => payload.error,
}
