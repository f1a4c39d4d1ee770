import type { GraphQLFormattedError } from 'graphql'

/** Codes by which a subgraph speaks to the client. */
const PASSED_ON = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED', 'SUBGRAPH_UNAVAILABLE'])

/** What clients read of a subgraph that gave no usable answer. */
export const UNAVAILABLE_MESSAGE = 'This part of the answer is not available at the moment. Try again soon.'

/**
 * An error of a subgraph as the gateway carries it on: what is meant for the client whole, everything
 * else without its text. `masked` tells that the subgraph has logged it.
 */
export function carryError(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message, path, extensions } = error
  const code = extensions?.code
  if (typeof code === 'string' && PASSED_ON.has(code)) {
    const { retryAfterMs } = extensions as { retryAfterMs?: unknown }
    return { message, path, extensions: { code, ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}) } }
  }
  return {
    message: 'masked',
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(code === 'INTERNAL_SERVER_ERROR' ? { masked: true } : {}) },
  }
}
