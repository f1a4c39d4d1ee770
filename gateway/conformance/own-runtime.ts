import { createLogger } from '@chainlens/platform/telemetry'
import type { SubgraphDataSource } from '../federation/requests/subgraph-data-source.ts'
import { SupergraphRuntime } from '../federation/supergraph-runtime.ts'
import type { RequestContext } from '../request-context.ts'
import type { ComposedSuite } from './compose-suite.ts'

const logger = createLogger({ level: 'silent', name: 'conformance' })

/** Our runtime before a suite's subgraphs, and a client of it. */
export function ownRuntime(suite: ComposedSuite): { runtime: SupergraphRuntime; context: RequestContext } {
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
  return { runtime, context }
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
