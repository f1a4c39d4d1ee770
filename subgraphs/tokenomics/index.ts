import { defineSubgraph } from '@chainlens/platform/graphql'
import { sourceDocumentsMigrations, startDocumentRetention } from '@chainlens/platform/sources'
import type { Context, TokenomicsServices } from './context.ts'
import { createServices } from './create-services.ts'
import { createLoaders } from './loaders.ts'
import { Asset } from './resolvers/Asset.ts'
import { Query } from './resolvers/Query.ts'
import { Token } from './resolvers/Token.ts'
import { TokenomicsReport } from './resolvers/TokenomicsReport.ts'

/** Resolution of tokens, and market, supply and risk of the assets behind them. */
export default defineSubgraph<TokenomicsServices, Context>({
  name: 'tokenomics',
  migrations: sourceDocumentsMigrations,
  resolvers: { Query, Token, Asset, TokenomicsReport },
  services: ({ sources, config }) => createServices(sources, config, Date.now),
  context: (base) => ({ ...base, loaders: createLoaders(base.services.market) }),
  pools: ['data-processing'],
  workers: (_services, platform, pools) => startDocumentRetention(platform, pools),
})
