import { createMetrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import type { ExecutionResult } from 'graphql'
import { executeOperation } from '../execute-operation.ts'
import { carryError } from '../federation/requests/subgraph-errors.ts'
import type { SubgraphAnswer, SubgraphRequest } from '../federation/requests/subgraph-request.ts'
import { SupergraphRuntime } from '../federation/supergraph-runtime.ts'
import type { RequestContext } from '../request-context.ts'
import type { ComposedSuite } from './compose-suite.ts'
import { type ConformanceGateway, errorPaths } from './conformance-gateway.ts'

const logger = createLogger({ level: 'silent', name: 'conformance' })
const observer = { metrics: createMetrics(), labelOf: (name: string) => name }

/** Our own gateway: limits, validation, plan, execution and masking, as every transport has them. */
export async function createOwnGateway(suite: ComposedSuite): Promise<ConformanceGateway> {
  const dataSources = Object.fromEntries(suite.subgraphs.map((name) => [name, dataSource(suite, name)]))
  const options = { supergraphSdl: suite.supergraphSdl, dataSources, introspection: true }
  const runtime = new SupergraphRuntime(options as never)
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

/** Answers both executors: one asks by `ask`, the one to which it falls back by `process`. */
function dataSource(suite: ComposedSuite, name: string) {
  return {
    ask({ operation, variables, representations }: SubgraphRequest): Promise<SubgraphAnswer> {
      const given = representations ? { ...variables, representations: representations.values } : variables
      return suite.ask(name, operation.query, given)
    },
    async process({ request }: { request: { query?: string; variables?: Record<string, unknown> } }) {
      const { data = null, errors } = await suite.ask(name, request.query ?? '', request.variables ?? {})
      return { data, errors: errors?.map(carryError) }
    },
  }
}
