import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import type { ExecutionResult } from 'graphql'
import { executeOperation } from '../execute-operation.ts'
import type { SubgraphDataSource } from '../federation/requests/subgraph-data-source.ts'
import { SupergraphRuntime } from '../federation/supergraph-runtime.ts'
import type { RequestContext } from '../request-context.ts'
import type { ComposedSuite } from './compose-suite.ts'
import { type ConformanceGateway, errorPaths } from './conformance-gateway.ts'

const logger = createLogger({ level: 'silent', name: 'conformance' })
const observer = { metrics: createMetrics(), labelOf: (name: string) => name }

/** Our own gateway: limits, validation, plan, execution and masking, as every transport has them. */
export async function createOwnGateway(suite: ComposedSuite): Promise<ConformanceGateway> {
  const dataSources = Object.fromEntries(suite.subgraphs.map((name) => [name, dataSource(suite, name)]))
  const runtime = new SupergraphRuntime({ supergraphSdl: suite.supergraphSdl, dataSources, introspection: true })
  const context: RequestContext = {
    requestId: 'conformance',
    principal: null,
    clientAddress: null,
    refreshToken: null,
    signal: new AbortController().signal,
    logger,
    setRefreshCookie: () => {},
  }
  return {
    async answer(query, variables) {
      const outcome = await executeOperation(runtime, { query, variables }, context, { observer } as never)
      const { data, errors } = outcome as ExecutionResult
      return JSON.parse(JSON.stringify({ data, errors: errorPaths(errors) }))
    },
    dispose: async () => {},
  }
}

function dataSource(suite: ComposedSuite, name: string): SubgraphDataSource {
  return {
    ask({ operation, variables, representations }) {
      const given = representations ? { ...variables, representations: representations.values } : variables
      return suite.ask(name, operation.query, given)
    },
    open: async () => {
      throw new Error('a suite has no streams')
    },
    dispose: async () => {},
  }
}
