import type { Logger } from '@chainlens/platform/telemetry'
import { GraphQLError } from 'graphql'
import { clientError } from './client-errors.ts'

/** Codes whose message is meant for the client; every other error is masked. */
const CLIENT_CODES = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'SUBGRAPH_UNAVAILABLE',
  'SUPERGRAPH_RELOADED',
  'SLOW_CONSUMER',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** What a client reads in place of what it may not read. */
export const MASKED_MESSAGE = 'Something went wrong on our side. Give the request id when you report it.'

/** Codes of Apollo Server's own refusals, by the contract's name for them. */
const RENAMED_CODES: Record<string, string> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
}

/** What a client may read beside the code. */
const CLIENT_EXTENSIONS = ['requestId', 'retryAfterMs', 'resumeAfterSequence'] as const

const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that (\d+) tokens/
/** graphql-js' parser calls itself for each level; V8 says so when there are too many. */
const TOO_DEEP_TO_PARSE = /^(Syntax Error: )?Maximum call stack size exceeded/

const HINT = 'Did you mean '
/** A message may repeat what the client sent, which may be a megabyte, once for each error. */
const LONGEST_MESSAGE = 1_000

/**
 * Message without graphql-js' hint at names that the client did not know. By searching, since a pattern takes a
 * minute for a message that repeats a megabyte of "Did you mean".
 */
export function withoutSuggestions(message: string): string {
  const hint = message.endsWith('?') ? message.lastIndexOf(HINT) : -1
  return hint === -1 ? message : message.slice(0, hint).trimEnd()
}

function clientMessage(message: string): string {
  const text = withoutSuggestions(message)
  return text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE)}…` : text
}

/**
 * What a client may see of an error: message and code of those that are meant for it, and of anything
 * else nothing but the request id. Logs what it hides.
 */
export function maskError(error: GraphQLError, context: { requestId: string; logger: Logger }): GraphQLError {
  const { nodes, source, positions, path } = error
  const given = String(error.extensions.code ?? '')
  const code = RENAMED_CODES[given] ?? given
  if (code === 'GRAPHQL_PARSE_FAILED') {
    const tokens = TOO_MANY_TOKENS.exec(error.message)?.[1]
    if (tokens) return clientError('QUERY_TOO_COMPLEX', `The query has more than ${tokens} tokens.`)
    if (TOO_DEEP_TO_PARSE.test(error.message))
      return clientError('QUERY_TOO_COMPLEX', 'The query is nested too deeply.')
  }
  if (CLIENT_CODES.has(code)) {
    const extensions: Record<string, unknown> = { code }
    for (const name of CLIENT_EXTENSIONS)
      if (error.extensions[name] !== undefined) extensions[name] = error.extensions[name]
    return new GraphQLError(clientMessage(error.message), { nodes, source, positions, path, extensions })
  }
  const { requestId, logger } = context
  // What a subgraph masked itself, it has logged itself.
  if (error.extensions.masked !== true) logger.error({ err: error.originalError ?? error, path, requestId }, 'masked')
  return new GraphQLError(MASKED_MESSAGE, {
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  })
}
