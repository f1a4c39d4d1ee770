import { encodeId } from '@chainlens/platform/ids'
import type { TextDeltaResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const TextDelta: TextDeltaResolvers = {
  ...eventFields,
  messageId: ({ payload }) => encodeId('message', payload.messageId),
  offset: ({ payload }) => payload.offset,
  text: ({ payload }) => payload.text,
}
