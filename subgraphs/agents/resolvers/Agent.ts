import { encodeId } from '@chainlens/platform/ids'
import type { AgentResolvers } from '../__generated__/resolvers.ts'
import { findOwn } from '../domain/find-own.ts'
import { dayRange } from '../domain/spending/day-range.ts'

export const Agent: AgentResolvers = {
  __resolveReference: ({ id }, context) => findOwn(context, 'agent', id),
  id: (agent) => encodeId('agent', agent.id),
  model: (agent, _input, { services }) => agent.configuration.model ?? services.models.defaultName,
  tools: (agent, _input, { loaders }) => agent.tools ?? loaders.toolNames.load('all'),
  analytics: (agent, input, { loaders }) => loaders.analytics.load({ agentId: agent.id, ...dayRange(input) }),
  owner: (agent) => ({ __typename: 'User', id: encodeId('user', agent.userId) }),
}
