import type { ToolCallEndedResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const ToolCallEnded: ToolCallEndedResolvers = {
  ...eventFields,
  toolCallId: ({ payload }) => payload.toolCallId,
  toolName: ({ payload }) => payload.toolName,
  status: ({ payload }) => payload.status,
  summary: ({ payload }) => payload.summary,
  durationMs: ({ payload }) => payload.durationMs,
  evidence: ({ payload }) => payload.evidence,
}
