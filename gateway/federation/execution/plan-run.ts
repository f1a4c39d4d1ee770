import type { GraphQLError } from 'graphql'
import type { RequestContext } from '../../request-context.ts'
import type { AskSubgraph, SubgraphAnswer } from '../requests/subgraph-request.ts'
import type { FetchShape } from './fetch-shape.ts'
import type { TreePath } from './places-at.ts'

/** What one run of a plan is given. */
export interface ExecuteOptions {
  /** As the client gave them: defaults are the subgraphs' to fill in, by the declarations that they get. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly ask: AskSubgraph
  /** Its signal ends the run. */
  readonly context: RequestContext
  /** Of a subscription: the event, which answers the plan's first fetch. It belongs to the run. */
  readonly event?: SubgraphAnswer
}

/** One run of a plan. */
export interface PlanRun extends ExecuteOptions {
  /** All that subgraphs have brought so far, by the names of the answer. */
  readonly tree: Record<string, unknown>
  /** Of subgraphs, at their places in the answer; not yet masked. */
  readonly errors: GraphQLError[]
  readonly lost: LostFetch[]
}

/** A fetch that brought nothing. */
export interface LostFetch {
  readonly shape: FetchShape
  readonly path: TreePath
}

/** One part of a plan. Null where it was done without waiting; rejects only when the run's signal has aborted. */
export type Step = (run: PlanRun) => Promise<void> | null
