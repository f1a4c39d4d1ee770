import { encodeId } from '@chainlens/platform/ids'
import type { MessageResolvers } from '../__generated__/resolvers.ts'
import { findOwn } from '../domain/find-own.ts'

export const Message: MessageResolvers = {
  __resolveReference: ({ id }, context) => findOwn(context, 'message', id),
  id: (message) => encodeId('message', message.id),
  citations: (message, _input, { loaders }) => loaders.citations.load(message.id),
  toolExecutions: (message, _input, { loaders }) => loaders.toolExecutions.load(message.id),
  run: (message, _input, { loaders }) => loaders.runsOfMessages.load(message.id),
}
