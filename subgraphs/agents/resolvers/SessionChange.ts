import { encodeId } from '@chainlens/platform/ids'
import type { SessionChangeResolvers } from '../__generated__/resolvers.ts'
import { existing } from '../domain/existing.ts'

export const SessionChange: SessionChangeResolvers = {
  sessionId: ({ sessionId }) => encodeId('session', sessionId),
  sequence: ({ revision }) => revision,
  session: ({ sessionId }, _input, { loaders }) => existing(loaders.sessions.load(sessionId)),
}
