import type { Readable } from 'node:stream'
import type { GraphQLFormattedError } from 'graphql'
import type { RequestContext } from '../../request-context.ts'

/** The part of a subgraph request that never changes: made once for each fetch of a plan. */
export interface SubgraphOperation {
  /** Name of the subgraph that is asked. */
  readonly subgraph: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  /** As the subgraph reads it. */
  readonly query: string
  readonly operationName: string | undefined
  /** The request's JSON up to and including `"variables":`; the variables' JSON and `}` follow. */
  readonly bodyStart: string
  /** Whether `data` looks like an answer to it, so that a plan can go on with it. Null and what is missing fit. */
  fits(data: unknown): boolean
}

/** Entities to ask for, each once; in the order in which `_entities` answers. */
export interface Representations {
  /** Each as JSON: what makes two of them equal, and what is sent. */
  readonly json: readonly string[]
  /** The same as objects, for a subgraph in this process. Nobody may change them. */
  readonly values: readonly Readonly<Record<string, unknown>>[]
}

/** One request to a subgraph. */
export interface SubgraphRequest {
  readonly operation: SubgraphOperation
  /** Those that the operation uses, without `representations`. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Null for a request that asks no `_entities`. */
  readonly representations: Representations | null
  /** Who asks; its signal ends the wait. */
  readonly context: RequestContext
}

/** What a subgraph answered. It belongs to who asked: whoever gets it may change it. */
export interface SubgraphAnswer {
  data?: Record<string, unknown> | null
  errors?: GraphQLFormattedError[]
  extensions?: Record<string, unknown>
}

/**
 * Asks a subgraph. Throws SubgraphFailure where it gave no usable answer, and the reason of
 * `context.signal` once that has aborted.
 */
export type AskSubgraph = (request: SubgraphRequest) => Promise<SubgraphAnswer>

/** What opening a subscription at its subgraph came to. */
export type OpenedStream =
  /** One result after the other, from a subgraph of this process; `return` ends it at once. */
  | { readonly kind: 'results'; readonly results: AsyncGenerator<SubgraphAnswer, void, void> }
  /** A body that goes on; destroy it to end it. */
  | { readonly kind: 'bytes'; readonly contentType: string; readonly bytes: Readable }
  /** It answered at once, as it does where it refuses. */
  | { readonly kind: 'answer'; readonly answer: SubgraphAnswer }

/**
 * Opens a subscription, which lives until `context.signal` aborts. The subgraph's time limit is for the beginning only.
 * Throws as AskSubgraph does. What a stream brings is not held against `operation.fits`.
 */
export type OpenSubgraphStream = (request: SubgraphRequest) => Promise<OpenedStream>
