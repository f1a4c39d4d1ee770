import { encodeId } from '@chainlens/platform/ids'
import type { MessageResolvers } from '../__generated__/resolvers.ts'
import { findOwn } from '../domain/find-own.ts'

export const Message: MessageResolvers = {
  __resolveReference: ({ id }, context) => findOwn(context, 'message', id),
  id: (message) => encodeId('message', message.id),
  citations: (message, _input, { loaders }) => loaders.citations.load(message.id),
  toolExecutions: (message, _input, { loaders }) => loaders.toolExecutions.load(message.id),
  parent: (message, _input, { loaders }) => (message.parentId ? loaders.messages.load(message.parentId) : null),
  async siblings(message, _input, { loaders }) {
    const ids = await loaders.siblings.load(message.id)
    return { count: ids.length, index: ids.indexOf(message.id), ids: ids.map((id) => encodeId('message', id)) }
  },
  run: (message, _input, { loaders }) => loaders.runsOfMessages.load(message.id),
}
