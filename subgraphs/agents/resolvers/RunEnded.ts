import type { RunEndedResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const RunEnded: RunEndedResolvers = {
  ...eventFields,
  status: ({ payload }) => payload.status,
  message: ({ payload }, _input, { loaders }) => loaders.messages.load(payload.messageId),
  usage: ({ payload }) => payload.usage,
  error: ({ payload }) => payload.error,
}
