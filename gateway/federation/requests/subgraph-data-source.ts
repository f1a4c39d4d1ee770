import type { GraphQLDataSource } from '@apollo/gateway'
import { verifyRefreshCookie } from '@chainlens/platform/auth'
import type { RequestContext } from '../../request-context.ts'
import type { ExecutionScope } from '../execution/execution-scope.ts'
import { deduplicateRepresentations } from './deduplicate-representations.ts'
import type { SubgraphClient } from './subgraph-client.ts'
import { carryError } from './subgraph-errors.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

/** Answers the fetches of a plan from one subgraph. */
export interface SubgraphDataSource extends GraphQLDataSource {
  readonly client: SubgraphClient
}

/** Builds it. `cookieKey` is the key of users' orders about the refresh cookie, which are taken from users alone; null: there are none. */
export function createSubgraphDataSource(
  client: SubgraphClient,
  options: { cookieKey: Uint8Array | null },
): SubgraphDataSource {
  const { cookieKey } = options
  const isUsers = cookieKey !== null && client.name === 'users'

  async function takeCookie(answer: SubgraphAnswer, context: RequestContext): Promise<void> {
    if (cookieKey === null || !isUsers || answer.extensions?.setRefreshCookie === undefined) return
    const cookie = await verifyRefreshCookie(cookieKey, answer.extensions.setRefreshCookie)
    if (cookie) context.setRefreshCookie(cookie)
    else context.logger.error({ subgraph: client.name }, 'an order about the refresh cookie was not signed by users')
  }

  async function ask(
    query: string,
    variables: Record<string, unknown>,
    operationName: string | undefined,
    scope: ExecutionScope,
  ) {
    const isMutation = query.startsWith('mutation')
    const { context } = scope
    const { status, answer } = await client.ask({
      body: JSON.stringify({ query, variables, operationName }),
      context,
      refreshToken: isUsers && isMutation ? context.refreshToken : null,
      retry: !isMutation,
      fits: (data) => hasAllEntities(data, variables) && scope.fits(query, data),
    })
    if (status === 401) context.logger.error({ subgraph: client.name }, 'refused the identity of the gateway')
    await takeCookie(answer, context)
    // What is refused to the gateway itself is no matter of the client's sign-in.
    return status === 401 ? { errors: answer.errors?.map((error) => ({ ...error, extensions: {} })) } : answer
  }

  return {
    client,
    async process({ request, context, ...rest }) {
      const scope = context as ExecutionScope
      const { query = '', variables = {}, operationName } = request
      const deduplicated = deduplicateRepresentations(variables)
      try {
        const answer = deduplicated.expand(await ask(query, deduplicated.variables, operationName, scope))
        return { data: answer.data ?? null, errors: answer.errors?.map(carryError) }
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error
        const path = 'pathInIncomingRequest' in rest ? (rest.pathInIncomingRequest ?? []) : []
        return { data: null, errors: [scope.unavailable(query, path)] }
      }
    },
  }
}

function hasAllEntities(data: SubgraphAnswer['data'], variables: Record<string, unknown>): boolean {
  const { representations } = variables
  if (!Array.isArray(representations) || !data) return true
  const entities = data._entities
  return Array.isArray(entities) && entities.length === representations.length
}
