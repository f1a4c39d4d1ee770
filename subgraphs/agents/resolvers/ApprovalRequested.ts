import type { ApprovalRequestedResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const ApprovalRequested: ApprovalRequestedResolvers = {
  ...eventFields,
  toolCallId: ({ payload }) => payload.toolCallId,
  toolName: ({ payload }) => payload.toolName,
  arguments: ({ payload }) => payload.arguments,
  argumentsHash: ({ payload }) => payload.argumentsHash,
  reasons: ({ payload }) => payload.reasons,
  expiresAt: ({ payload }) => payload.expiresAt,
}
