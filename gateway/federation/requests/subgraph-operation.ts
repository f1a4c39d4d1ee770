import type { SubgraphOperation } from './subgraph-request.ts'

/** The part of a request that never changes, but for what fits it. */
export function subgraphOperation(
  operation: Pick<SubgraphOperation, 'subgraph' | 'kind' | 'query' | 'operationName'>,
): Omit<SubgraphOperation, 'fits'> {
  const { query, operationName } = operation
  const start = JSON.stringify({ query, operationName })
  return { ...operation, bodyStart: `${start.slice(0, -1)},"variables":` }
}
