import type { GraphQLFormattedError } from 'graphql'
import type { InternalIdentity } from '../auth/index.ts'

/** One operation for a subgraph of this process, with the identity for which a network would need a signature. */
export interface DirectRequest {
  query: string
  operationName?: string | null | undefined
  /** JSON values; they are copied, so that the caller's stay as they are. */
  variables: Readonly<Record<string, unknown>>
  /** Length of the request's JSON, had it been sent: no more than over the network. */
  characters: number
  identity: InternalIdentity
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
}

/** What a subgraph answers: as JSON would carry it, and the caller's own to change. */
export interface DirectAnswer {
  data?: Record<string, unknown> | null
  errors?: GraphQLFormattedError[]
  extensions?: Record<string, unknown>
}

/**
 * Runs an operation as a request over HTTP would, without one: limits, masking, telemetry and logs are the same.
 * One answer, or for a subscription one after the other; `return` ends these at once. Throws only for
 * who has left.
 */
export type ExecuteDirectly = (
  request: DirectRequest,
) => Promise<DirectAnswer | AsyncGenerator<DirectAnswer, void, void>>
