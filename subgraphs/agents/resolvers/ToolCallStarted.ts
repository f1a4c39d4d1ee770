import type { ToolCallStartedResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const ToolCallStarted: ToolCallStartedResolvers = {
  ...eventFields,
  toolCallId: ({ payload }) => payload.toolCallId,
  toolName: ({ payload }) => payload.toolName,
  arguments: ({ payload }) => payload.arguments,
}
