import { createMetrics, type Metrics } from '@chainlens/platform/metrics'
import { createLogger } from '@chainlens/platform/telemetry'
import { createChanges } from '../federation/requests/changes.ts'
import {
  createSubgraphDataSource,
  type DataSourceOptions,
  type SubgraphDataSource,
} from '../federation/requests/subgraph-data-source.ts'
import { subgraphOperation } from '../federation/requests/subgraph-operation.ts'
import type { SubgraphRequest } from '../federation/requests/subgraph-request.ts'
import type { RequestContext } from '../request-context.ts'

const logger = createLogger({ level: 'silent', name: 'test' })

/** One subgraph's data source, with limits that tests reach, and what it counted. */
export interface TestDataSource extends SubgraphDataSource {
  metrics: Metrics
  /** The value of a counter or gauge of the subgraph. */
  counted(name: keyof Metrics, labels?: Record<string, string>): Promise<number>
}

/** Builds it; `url` is wherever the test serves. */
export function createTestDataSource(options: Partial<DataSourceOptions> = {}): TestDataSource {
  const metrics = createMetrics()
  const source = createSubgraphDataSource({
    name: 'sample',
    url: 'http://sample.test/graphql',
    timeoutMs: 5_000,
    maxResponseBytes: 1_000_000,
    concurrent: 100,
    authorize: () => ({}),
    refusalsAreOurs: true,
    changes: createChanges(),
    metrics,
    logger,
    ...options,
  })
  return {
    ...source,
    metrics,
    async counted(name, labels = {}) {
      const { values } = await (metrics[name] as Metrics['subgraphRequests']).get()
      const wanted = Object.entries({ subgraph: 'sample', ...labels })
      return values
        .filter((one) => wanted.every(([label, value]) => (one.labels as Record<string, unknown>)[label] === value))
        .reduce((sum, { value }) => sum + value, 0)
    },
  }
}

/** Somebody who asks. */
export function testContext(more: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: 'r1',
    principal: null,
    clientAddress: null,
    refreshToken: null,
    signal: new AbortController().signal,
    logger,
    setRefreshCookie: () => {},
    ...more,
  }
}

/** A signed-in person's principal. */
export function testPrincipal(userId: string): NonNullable<RequestContext['principal']> {
  return { userId, role: 'USER', scopes: ['*'], signInId: `s-${userId}`, runId: null }
}

/** A request of `query`, for entities where ids are given. */
export function testRequest(
  query: string,
  options: {
    variables?: Record<string, unknown>
    ids?: readonly string[]
    context?: RequestContext
    fits?: (data: unknown) => boolean
  } = {},
): SubgraphRequest {
  const { variables = {}, ids, context = testContext(), fits = () => true } = options
  const kind = query.startsWith('mutation') ? 'mutation' : query.startsWith('subscription') ? 'subscription' : 'query'
  const values = ids?.map((id) => ({ __typename: 'User', id }))
  return {
    operation: { ...subgraphOperation({ subgraph: 'sample', kind, query, operationName: undefined }), fits },
    variables,
    representations: values ? { values, json: values.map((value) => JSON.stringify(value)) } : null,
    context,
  }
}
