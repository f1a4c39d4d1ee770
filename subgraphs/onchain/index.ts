import { defineSubgraph } from '@chainlens/platform/graphql'
import { sourceDocumentsMigrations, startDocumentRetention } from '@chainlens/platform/sources'
import { type Context, createOnce, type Services } from './context.ts'
import { resolvers } from './resolvers/index.ts'
import { createEvmRpc } from './sources/evm-rpc.ts'

export default defineSubgraph<Services, Context>({
  name: 'onchain',
  migrations: sourceDocumentsMigrations,
  resolvers,
  services: ({ sources, config }) => ({ sources, config, rpc: createEvmRpc({ sources, config }) }),
  context: (base) => ({ ...base, once: createOnce() }),
  pools: ['data-processing'],
  workers: (_services, platform, pools) => startDocumentRetention(platform, pools),
})
