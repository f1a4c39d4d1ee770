import { randomUUID } from 'node:crypto'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { z } from 'zod'
import { IDENTITY_HEADER, verifyInternalIdentity } from '../auth/index.ts'
import { connectDatabase, type Database } from '../db/index.ts'
import { ChainLensError } from '../errors/index.ts'
import { checkDependency, createProcessRoutes, createReadiness, type Dependency } from '../health/index.ts'
import type { FetchHandler } from '../http/index.ts'
import { POOLS, type QueueName } from '../jobs/index.ts'
import type { Platform } from '../service/platform.ts'
import { sseResponse } from '../streaming/index.ts'
import { contextOf } from '../telemetry/index.ts'
import { createExecuteDirectly } from './answer-directly.ts'
import { createAnswerOperation } from './answer-operation.ts'
import type { RequestContext } from './context.ts'
import type { Lifetime, SubgraphDefinition } from './define-subgraph.ts'
import type { ExecuteDirectly } from './execute-directly.ts'
import { createExecuteOperation } from './execute-operation.ts'
import { readBody } from './read-body.ts'
import { scalars } from './scalars.ts'
import { traceOperations } from './trace-operation.ts'

/** A subgraph that answers; not bound to a port. */
export interface RunningSubgraph {
  name: string
  fetch: FetchHandler
  /** The same for callers of this process: no request, no signature, no JSON. */
  execute: ExecuteDirectly
  /**
   * Answers by another schema from now on, with the resolvers that it has. Throws what these and the schema do not
   * agree on, and answers as before.
   */
  useSchema(sdl: string): void
  /** Starts what the definition runs in the background in these pools; left out: in all of them. */
  startWorkers(pools?: readonly QueueName[]): Promise<void>
  /** Ends that alone: before the services that workers lean on end, so that their work is handed over whole. */
  stopWorkers(): Promise<void>
  /** How what it leans on stands. */
  dependencies(): Promise<Dependency[]>
  dispose(): Promise<void>
}

const MAX_BODY_BYTES = 2_000_000

/** Passed on as it is: z.record would lose a key named __proto__. */
const record = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

const operationShape = z.object({
  query: z.string(),
  variables: record.nullish(),
  operationName: z.string().nullish(),
})

function json(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'content-type': 'application/graphql-response+json' } })
}

function refuse(status: number, code: string, message: string): Response {
  return json({ errors: [{ message, extensions: { code } }] }, status)
}

/** Builds a subgraph: connects and migrates its database, builds its services, and answers requests. */
export async function createSubgraph<Services extends object, Context extends RequestContext<Services>>(
  definition: SubgraphDefinition<Services, Context>,
  platform: Platform,
  sdl: string,
): Promise<RunningSubgraph> {
  const { name } = definition
  const logger = platform.logger.child({ subgraph: name })
  const database = await openDatabase(definition, platform)
  const own = { ...platform, logger, database: database as Database, sources: platform.sources.forSubgraph(database) }
  const services = await definition.services(own)
  const executeBy = (text: string) =>
    traceOperations(name, createExecuteOperation(buildSchema(definition, text)), platform.metrics)
  let execute = executeBy(sdl)
  const answer = createAnswerOperation({
    definition,
    services,
    execute: (...operation) => execute(...operation),
    logger,
  })
  const routes = definition.routes?.(services) ?? {}
  const lifetimes: Lifetime[] = []
  const workers: Lifetime[] = []
  const handlers = definition.on?.(services)
  if (handlers)
    lifetimes.push(await platform.bus.subscribe({ consumer: name, handlers, database: own.database, logger }))

  async function dependencies(): Promise<Dependency[]> {
    const [postgresql, shared, more] = await Promise.all([
      database ? [checkDependency('postgresql', () => database.query('select 1'))] : [],
      platform.dependencies(),
      definition.dependencies?.(services) ?? [],
    ])
    return [...(await Promise.all(postgresql)), ...shared, ...more]
  }
  const ownRoutes = createProcessRoutes({
    readiness: createReadiness(dependencies, platform.life),
    metrics: platform.metrics,
    metricsToken: platform.config.metricsToken,
    isProduction: platform.config.environment === 'production',
  })

  async function stopWorkers(): Promise<void> {
    for (const worker of workers.splice(0).reverse()) await worker.dispose()
  }

  async function graphql(request: Request): Promise<Response> {
    const body = await readBody(request, MAX_BODY_BYTES)
    if (body === null) return refuse(413, 'BAD_USER_INPUT', 'The request is too large.')
    const token = request.headers.get(IDENTITY_HEADER)
    const identity = verifyInternalIdentity(platform.keys.internalIdentity, { token, audience: name, body })
    if (!identity) return refuse(401, 'UNAUTHENTICATED', 'Only services of ChainLens may ask this.')
    let input: unknown
    try {
      input = JSON.parse(body)
    } catch {
      return refuse(400, 'BAD_USER_INPUT', 'The body is not JSON.')
    }
    const operation = operationShape.safeParse(input)
    if (!operation.success) return refuse(400, 'BAD_USER_INPUT', 'The body is no GraphQL request.')
    const { signal, headers } = request
    const parent = contextOf(headers.get('traceparent'))
    const outcome = await answer({ input: operation.data, identity, signal, parent })
    if (!(Symbol.asyncIterator in outcome)) return json(outcome)
    const { requestId } = identity
    const onError = (err: unknown) => logger.error({ err, requestId }, 'a subscription broke off')
    return sseResponse(outcome, { signal, onError })
  }

  return {
    name,
    async fetch(request) {
      const { pathname } = new URL(request.url)
      const route = routes[pathname]
      const own = ownRoutes[pathname as keyof typeof ownRoutes]
      if (own && !route) return own(request)
      if (!route && pathname !== '/graphql') return new Response('Not found', { status: 404 })
      if (!route && request.method !== 'POST') return refuse(405, 'BAD_USER_INPUT', 'Ask by POST.')
      try {
        return await (route ?? graphql)(request)
      } catch (error) {
        // Nobody is left to be answered, and nothing of ours went wrong.
        if (request.signal.aborted) throw error
        const requestId = randomUUID()
        logger.error({ err: error, requestId }, 'request failed')
        const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId }
        return json({ errors: [{ message: 'Something went wrong on our side.', extensions }] }, 500)
      }
    },
    execute: createExecuteDirectly({ answer, maxCharacters: MAX_BODY_BYTES, logger }),
    useSchema(text) {
      execute = executeBy(text)
    },
    async startWorkers(pools = POOLS) {
      workers.push(...((await definition.workers?.(services, own, new Set(pools))) ?? []))
    },
    stopWorkers,
    dependencies,
    async dispose() {
      await stopWorkers()
      for (const lifetime of lifetimes.reverse()) await lifetime.dispose()
      await definition.dispose?.(services)
      await database?.dispose()
    },
  }
}

/** The schema with its resolvers. Throws where one has what the other lacks. */
// biome-ignore lint/suspicious/noExplicitAny: any definition has these
function buildSchema(definition: SubgraphDefinition<any, any>, sdl: string): GraphQLSchema {
  const declared = new Set([...sdl.matchAll(/^scalar (\w+)/gm)].map(([, scalar]) => scalar))
  const usedScalars = Object.fromEntries(Object.entries(scalars).filter(([scalar]) => declared.has(scalar)))
  return buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: { ...usedScalars, ...definition.resolvers } }])
}

async function openDatabase(
  // biome-ignore lint/suspicious/noExplicitAny: any definition has these
  definition: SubgraphDefinition<any, any>,
  platform: Platform,
): Promise<Database | null> {
  if (!definition.migrations) return null
  if (!platform.config.databaseUrl)
    throw new ChainLensError({ code: 'DATABASE_MISSING', message: `${definition.name} needs DATABASE_URL.` })
  return connectDatabase({
    url: platform.config.databaseUrl,
    schema: definition.name,
    entities: definition.entities ?? [],
    migrations: definition.migrations,
    poolSize: platform.config.databaseConnections,
  })
}
