import { randomUUID } from 'node:crypto'
import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { Logger } from '@chainlens/platform/telemetry'
import { type DocumentNode, type ExecutionResult, GraphQLError, OperationTypeNode } from 'graphql'
import { maskError } from '../errors/mask-error.ts'
import { executeOperation } from '../execute-operation.ts'
import { createBoundedCache } from '../federation/bounded-cache.ts'
import type { CurrentRuntime } from '../federation/current-runtime.ts'
import type { StreamLimits } from '../federation/subscriptions/subscribe-plan.ts'
import { LIMITS } from '../limits/limits.ts'
import type { RequestContext } from '../request-context.ts'
import type { Observer } from '../telemetry/observe-operation.ts'
import { landingPage } from './landing-page.ts'

/** What Apollo Server passes through to the executor. */
export interface ApolloContext {
  request: RequestContext
  /** Where it was asked, for messages that say where else to ask. */
  url: string
}

const CACHED_CHARACTERS = 500_000

type GatewayInterface = NonNullable<ApolloServerOptions<ApolloContext>['gateway']>
type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>

/**
 * Apollo Server for what it knows of GraphQL over HTTP (content types, CSRF, status codes). Limits,
 * validation and execution are executeOperation's, as for every transport.
 */
export async function createApolloServer(options: {
  current: CurrentRuntime
  stream: StreamLimits
  observer: Observer
  logger: Logger
  /** Whether browsers get a page to ask from. */
  landingPage: boolean
}): Promise<ApolloServer<ApolloContext>> {
  const { current, stream, observer, logger } = options

  const executor: GatewayExecutor = async ({ request, context, document, source, operation }) => {
    const { request: requestContext, url } = context as ApolloContext
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
      // What is wrong with it comes first: the transport that it would need is of no use to it.
      const preparation = current.get().prepare(source, request.operationName, document)
      if ('prepared' in preparation) return { errors: [subscriptionOverHttp(url)] }
      return { errors: preparation.errors.map((error) => maskError(error, requestContext)) }
    }
    const input = { query: source, variables: request.variables, operationName: request.operationName }
    const outcome = await executeOperation(current.get(), input, requestContext, { parsed: document, stream, observer })
    if (!(Symbol.asyncIterator in outcome)) return withStatus(outcome) as Awaited<ReturnType<GatewayExecutor>>
    await outcome.return()
    return { errors: [subscriptionOverHttp(url)] }
  }

  const gateway: GatewayInterface = {
    onSchemaLoadOrUpdate: (callback) => {
      const tell = () => callback({ apiSchema: current.get().schema, coreSupergraphSdl: current.get().supergraphSdl })
      tell()
      return current.onSwap(tell)
    },
    load: async () => ({ executor }),
    stop: async () => {},
  }

  const server = new ApolloServer<ApolloContext>({
    gateway,
    // The executor validates, after it has held the document against the limits.
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: LIMITS.tokens },
    documentStore: createDocumentStore(),
    // Neither is for it to decide: it does not validate, and hides its own errors itself.
    nodeEnv: 'production',
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    csrfPrevention: true,
    logger: {
      debug: (message) => logger.debug(message),
      info: (message) => logger.debug(message),
      warn: (message) => logger.warn(message),
      error: (message) => logger.error(message),
    },
    formatError: (formatted, error) => {
      // Ours are masked already; what is left are Apollo Server's own refusals.
      if (formatted.extensions?.requestId !== undefined) return formatted
      const { message, path, locations, extensions } = formatted
      const given = new GraphQLError(message, { path, extensions, originalError: error as Error })
      const masked = maskError(given, { requestId: randomUUID(), logger })
      return { ...masked.toJSON(), ...(locations ? { locations } : {}) }
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      options.landingPage ? landingPage() : ApolloServerPluginLandingPageDisabled(),
    ] as ApolloServerPlugin<ApolloContext>[],
  })
  await server.start()
  return server
}

/** Parsed documents, in bounds: Apollo Server's own cache keeps 30 MB of JSON, many times that in memory. */
function createDocumentStore(): NonNullable<ApolloServerOptions<ApolloContext>['documentStore']> {
  const sizeOf = ({ loc }: DocumentNode) => loc?.source.body.length ?? 0
  const documents = createBoundedCache<DocumentNode>(CACHED_CHARACTERS, sizeOf)
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => documents.set(key, document),
    delete: async () => {},
  }
}

/** Apollo Server takes every answer without data for the client's fault; ours it tells by the status. */
function withStatus(result: ExecutionResult): ExecutionResult {
  const error = result.errors?.find(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')
  if (result.data !== undefined || !error) return result
  const { message, path, extensions } = error
  return { errors: [new GraphQLError(message, { path, extensions: { ...extensions, http: { status: 500 } } })] }
}

/** There is no answer in JSON to a subscription; says how to get one. */
function subscriptionOverHttp(url: string): GraphQLError {
  const graphql = new URL('/graphql', url)
  const socket = new URL('/graphql', url.replace(/^http/, 'ws'))
  const message =
    `A subscription has many answers. Three ways to get them: server-sent events from ${graphql}/stream (graphql-sse); ` +
    `a WebSocket to ${socket} (graphql-transport-ws, graphql-ws); or POST ${graphql} with ` +
    '`accept: multipart/mixed;subscriptionSpec=1.0` (Apollo Client does) or `accept: text/event-stream`.'
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 406 } } })
}
