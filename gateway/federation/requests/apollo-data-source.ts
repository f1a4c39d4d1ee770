import type { GraphQLDataSource } from '@apollo/gateway'
import { createBoundedCache } from '../bounded-cache.ts'
import type { ExecutionScope } from '../execution/execution-scope.ts'
import { deduplicateRepresentations } from './deduplicate-representations.ts'
import { carryError } from './subgraph-errors.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import { subgraphOperation } from './subgraph-operation.ts'
import type { AskSubgraph, Representations, SubgraphOperation } from './subgraph-request.ts'

const KEPT_CHARACTERS = 500_000

/** Answers the fetches of plans that @apollo/gateway runs, by asking one subgraph. */
export function createApolloDataSource(subgraph: string, ask: AskSubgraph): GraphQLDataSource {
  const operations = createBoundedCache<Omit<SubgraphOperation, 'fits'>>(KEPT_CHARACTERS)

  function operationOf(query: string, operationName: string | undefined): Omit<SubgraphOperation, 'fits'> {
    const known = operations.get(query)
    if (known) return known
    const kind = query.startsWith('mutation') ? 'mutation' : 'query'
    const operation = subgraphOperation({ subgraph, kind, query, operationName })
    operations.set(query, operation)
    return operation
  }

  return {
    async process({ request, context, ...rest }) {
      const scope = context as ExecutionScope
      const { query = '', operationName } = request
      const deduplicated = deduplicateRepresentations(request.variables ?? {})
      const { representations: values, ...variables } = deduplicated.variables
      const operation = { ...operationOf(query, operationName), fits: (data: unknown) => scope.fits(query, data) }
      const representations = Array.isArray(values) ? asRepresentations(values) : null
      try {
        const answer = deduplicated.expand(await ask({ operation, variables, representations, context: scope.context }))
        return { data: answer.data ?? null, errors: answer.errors?.map(carryError) }
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error
        const path = 'pathInIncomingRequest' in rest ? (rest.pathInIncomingRequest ?? []) : []
        return { data: null, errors: [scope.unavailable(query, path)] }
      }
    },
  }
}

function asRepresentations(values: Representations['values']): Representations {
  return { json: values.map((value) => JSON.stringify(value)), values }
}
