import { pageRequest } from '@chainlens/platform/graphql'
import { encodeId } from '@chainlens/platform/ids'
import type { SessionResolvers } from '../__generated__/resolvers.ts'
import { existing } from '../domain/existing.ts'
import { findOwn } from '../domain/find-own.ts'

export const Session: SessionResolvers = {
  __resolveReference: ({ id }, context) => findOwn(context, 'session', id),
  id: (session) => encodeId('session', session.id),
  title: (session) => session.name ?? null,
  agent: (session, _input, { loaders }) => existing(loaders.agents.load(session.agentId)),
  messages: (session, input, { loaders }) =>
    loaders.messagePages.load({ sessionId: session.id, page: pageRequest(input) }),
  activeRun: async (session, _input, { loaders }) => (await loaders.openRuns.load(session.id))[0] ?? null,
  queuedRuns: async (session, _input, { loaders }) => (await loaders.openRuns.load(session.id)).slice(1),
  tasks: (session, _input, { loaders }) => loaders.tasksOfSessions.load(session.id),
}
