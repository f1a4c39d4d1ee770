import { ApolloGateway } from '@apollo/gateway'
import { parse, validate } from 'graphql'
import type { ComposedSuite } from './compose-suite.ts'
import { type ConformanceGateway, errorPaths } from './conformance-gateway.ts'

/**
 * @apollo/gateway as it comes. Wants APOLLO_TELEMETRY_DISABLED=true in the environment: without it, it
 * reports to Apollo.
 */
export async function createStockGateway(suite: ComposedSuite): Promise<ConformanceGateway> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const gateway = new ApolloGateway({
    supergraphSdl: suite.supergraphSdl,
    logger: silent,
    buildService: ({ name }) => ({
      process: async ({ request }) => (await suite.ask(name, request.query ?? '', request.variables ?? {})) as never,
    }),
  })
  const { executor, schema } = await gateway.load()
  return {
    async answer(query, variables) {
      const document = parse(query)
      // Its server does that.
      if (validate(schema, document).length > 0) return { data: undefined, errors: [''] }
      const { data, errors, extensions } = await executor({
        document,
        request: { query, variables },
        queryHash: query,
        context: {},
        metrics: {},
        cache: undefined,
        schema: undefined,
        logger: silent,
        operationName: null,
        source: query,
      } as never)
      // What it hides there is why something is null.
      const incomplete = (extensions?.valueCompletion ?? []) as never[]
      return JSON.parse(JSON.stringify({ data, errors: errorPaths([...(errors ?? []), ...incomplete]) }))
    },
    dispose: () => gateway.stop(),
  }
}
