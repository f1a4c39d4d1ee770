import type { GraphQLError } from 'graphql'
import type { RequestContext } from '../../request-context.ts'
import type { SubgraphAnswer } from '../requests/subgraph-request.ts'

/** One event of a subgraph's subscription, as it came. Nobody may change it. */
export interface SourceEvent {
  answer: SubgraphAnswer
  /** The answer as JSON, as it came; null where that is not at hand, or says more than its data. */
  text: string | null
  /** Length of its text. */
  characters: number
}

/** What is asked of a subgraph for a subscription. */
export interface SourceRequest {
  subgraph: string
  query: string
  operationName: string | undefined
  variables: Readonly<Record<string, unknown>>
  /** Who asks. Its signal is the life of the source. */
  context: RequestContext
}

/** Hears a source. After `end` or `fail`, and once the signal has aborted, nothing more is said. */
export interface SourceListener {
  event(event: SourceEvent): void
  /** The source has said all that it had, or refuses to say more (not yet masked). */
  end(refusal?: readonly GraphQLError[]): void
  /** The source broke off, fell silent, or said what makes no sense. */
  fail(error: Error): void
}

/** A source that is open. It lives until its request's signal aborts. */
export interface OpenSource {
  /** Reads on only after `resume`: what comes meanwhile waits at the subgraph. */
  pause(): void
  resume(): void
}

/** What came of opening a source: errors (not yet masked) where the subgraph refuses. */
export type SourceOutcome = { source: OpenSource } | { errors: readonly GraphQLError[] }

/**
 * The way subscriptions go to a subgraph. Throws SubgraphFailure where it can't be reached or gives no usable
 * answer, and the signal's reason once that has aborted.
 */
export interface SubgraphSubscriptionTransport {
  open(request: SourceRequest, listener: SourceListener): Promise<SourceOutcome>
}
