import type { ExecutionResult } from 'graphql'

/** How an operation ended, for logs and metrics. */
export type OutcomeName = 'ok' | 'partial' | 'refused' | 'error' | 'cancelled'

/** Errors that are ours, not the client's. */
const OURS = new Set(['INTERNAL_SERVER_ERROR', 'SUBGRAPH_UNAVAILABLE'])

/**
 * `partial`: data beside errors of ours. `refused`: no more than the client was told what is wrong with the
 * request, or that it may not. `error`: no data, by our fault. `cancelled`: the client went.
 */
export function outcomeName(result: ExecutionResult, hasClientGone: boolean): OutcomeName {
  if (hasClientGone) return 'cancelled'
  const errors = result.errors ?? []
  if (errors.length === 0) return 'ok'
  if (!errors.some(({ extensions }) => OURS.has(String(extensions?.code)))) return 'refused'
  const hasData = Object.values(result.data ?? {}).some((value) => value !== null)
  return hasData ? 'partial' : 'error'
}
