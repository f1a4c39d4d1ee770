import { encodeId } from '@chainlens/platform/ids'
import type { StepResetResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const StepReset: StepResetResolvers = {
  ...eventFields,
  messageId: ({ payload }) => encodeId('message', payload.messageId),
  keepLength: ({ payload }) => payload.keepLength,
  reason: ({ payload }) => payload.reason,
}
