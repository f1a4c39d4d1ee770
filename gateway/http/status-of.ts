import type { ExecutionResult } from 'graphql'
import type { NegotiatedType } from './negotiate.ts'

/** What GraphQL itself finds wrong with an operation, as GraphQL over HTTP tells it from other faults of a request. */
const OF_OPERATION = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/** The types that answers may have, the one that old clients know first. */
export const ANSWER_TYPES = ['application/json', 'application/graphql-response+json'] as const

/**
 * The HTTP status of a result, by GraphQL over HTTP: 200 where it has data; 400, or 500 where it is our fault,
 * where it has none. Who names application/json alone gets 200 for an operation that can't be run: before that
 * protocol had a type of its own, clients took any other status for the failure of a proxy.
 */
export function statusOf(result: ExecutionResult, { type, isNamed }: NegotiatedType): number {
  if (result.data !== undefined || !result.errors?.length) return 200
  const codes = result.errors.map(({ extensions }) => String(extensions.code))
  if (codes.includes('INTERNAL_SERVER_ERROR')) return 500
  return isNamed && type === 'application/json' && codes.every((code) => OF_OPERATION.has(code)) ? 200 : 400
}
