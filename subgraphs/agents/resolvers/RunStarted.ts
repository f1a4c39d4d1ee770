import type { RunStartedResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const RunStarted: RunStartedResolvers = {
  ...eventFields,
  attempt: ({ payload }) => payload.attempt,
  model: ({ payload }) => payload.model,
}
