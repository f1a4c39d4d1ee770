import { defineSubgraph } from '@chainlens/platform/graphql'
import type { Context, Services } from './context.ts'
import { loadTools } from './registry/load-tools.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Query } from './resolvers/Query.ts'
import { Tool } from './resolvers/Tool.ts'

export default defineSubgraph<Services, Context>({
  name: 'tools',
  resolvers: { Query, Mutation, Tool },
  services: async (platform) => ({
    tools: await loadTools(platform),
    limits: platform.limits,
    config: platform.config,
  }),
})
