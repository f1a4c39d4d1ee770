import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ClientError, isTransient } from '../errors/index.ts'
import type { Logger } from '../telemetry/index.ts'

/** What a client reads while the database restarts, is full or cannot be reached: nothing that it could mend itself. */
const DATABASE_AWAY = 'What this needs cannot be read or stored at the moment. Try again soon.'

/**
 * What a client may see of an error: a ClientError's message and code, graphql-js' own complaints
 * about the request, that the database is away, and of anything else nothing but the request id. Logs what it hides.
 */
export function maskError(error: GraphQLError, context: { requestId: string; logger: Logger }): GraphQLFormattedError {
  const { originalError } = error
  const place = { path: error.path, locations: error.locations }
  if (originalError instanceof ClientError)
    return {
      ...place,
      message: originalError.message,
      extensions: { code: originalError.clientCode, ...originalError.clientExtensions },
    }
  if (isAboutRequest(error)) {
    const code = error.extensions.code ?? (error.path ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED')
    return { ...place, message: error.message, extensions: { code } }
  }
  if (isTransient(originalError)) {
    context.logger.error({ err: originalError, path: error.path, requestId: context.requestId }, 'database away')
    return { ...place, message: DATABASE_AWAY, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }
  }
  context.logger.error({ err: originalError, path: error.path, requestId: context.requestId }, 'unexpected error')
  return {
    ...place,
    message: 'Something went wrong on our side. Give the request id when you report it.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: context.requestId },
  }
}

/**
 * Whether graphql-js complains of the request. What it says while it completes a field (a value of ours
 * that its type can't represent) is no fault of the client's: only a complaint of an argument has nodes of its own.
 */
function isAboutRequest(error: GraphQLError): boolean {
  const { originalError } = error
  if (!originalError) return true
  if (!(originalError instanceof GraphQLError)) return false
  return !error.path || (originalError.nodes?.length ?? 0) > 0
}

/** A result as it may leave the service. */
export function maskResult(
  result: ExecutionResult,
  context: { requestId: string; logger: Logger },
): Record<string, unknown> {
  const { errors, ...rest } = result
  return errors?.length ? { ...rest, errors: errors.map((error) => maskError(error, context)) } : { ...rest }
}
