import type { GraphQLDataSource } from '@apollo/gateway'
import { verifyRefreshCookie } from '@chainlens/platform/auth'
import type { RequestContext } from '../../request-context.ts'
import type { ExecutionScope } from '../execution/execution-scope.ts'
import { deduplicateRepresentations } from './deduplicate-representations.ts'
import type { SubgraphClient } from './subgraph-client.ts'
import { carryError } from './subgraph-errors.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import type { AskSubgraph, SubgraphAnswer } from './subgraph-request.ts'

/** Answers the fetches of a plan from one subgraph. */
export interface SubgraphDataSource extends GraphQLDataSource {
  readonly client: SubgraphClient
  /** For compiled plans. */
  readonly ask: AskSubgraph
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
    body: string,
    isMutation: boolean,
    context: RequestContext,
    fits: (data: SubgraphAnswer['data']) => boolean,
  ): Promise<SubgraphAnswer> {
    const refreshToken = isUsers && isMutation ? context.refreshToken : null
    const { status, answer } = await client.ask({ body, context, refreshToken, retry: !isMutation, fits })
    if (status === 401) context.logger.error({ subgraph: client.name }, 'refused the identity of the gateway')
    await takeCookie(answer, context)
    // What is refused to the gateway itself is no matter of the client's sign-in.
    return status === 401 ? { errors: answer.errors?.map((error) => ({ ...error, extensions: {} })) } : answer
  }

  return {
    client,
    ask({ operation, variables, representations, context }) {
      const entities = representations && `"representations":[${representations.json.join()}]`
      const others = JSON.stringify(variables)
      const all = entities ? `{${entities}${others === '{}' ? '' : ','}${others.slice(1)}` : others
      const fits = (data: SubgraphAnswer['data']) =>
        hasAllEntities(data, representations?.values) && operation.fits(data)
      return ask(`${operation.bodyStart}${all}}`, operation.kind === 'mutation', context, fits)
    },
    async process({ request, context, ...rest }) {
      const scope = context as ExecutionScope
      const { query = '', variables = {}, operationName } = request
      const deduplicated = deduplicateRepresentations(variables)
      try {
        const { representations } = deduplicated.variables
        const body = JSON.stringify({ query, variables: deduplicated.variables, operationName })
        const fits = (data: SubgraphAnswer['data']) => hasAllEntities(data, representations) && scope.fits(query, data)
        const isMutation = query.startsWith('mutation')
        const answer = deduplicated.expand(await ask(body, isMutation, scope.context, fits))
        return { data: answer.data ?? null, errors: answer.errors?.map(carryError) }
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error
        const path = 'pathInIncomingRequest' in rest ? (rest.pathInIncomingRequest ?? []) : []
        return { data: null, errors: [scope.unavailable(query, path)] }
      }
    },
  }
}

function hasAllEntities(data: SubgraphAnswer['data'], representations: unknown): boolean {
  if (!Array.isArray(representations) || !data) return true
  const entities = data._entities
  return Array.isArray(entities) && entities.length === representations.length
}
