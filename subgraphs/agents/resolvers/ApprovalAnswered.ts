import type { ApprovalAnsweredResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const ApprovalAnswered: ApprovalAnsweredResolvers = {
  ...eventFields,
  toolCallId: ({ payload }) => payload.toolCallId,
  toolName: ({ payload }) => payload.toolName,
  decision: ({ payload }) => payload.decision,
}
