import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type SourcePosition, sourcePosition } from './source-position.ts'
import type { PositionNames } from './stream-limits.ts'

/** What is asked of a subgraph for a subscription, for clients of equal operation and variables. */
export interface PlannedSource {
  readonly subgraph: string
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** Where in it the client begins; null where that can't be said. */
  readonly after: number | null
  /** Null for a source whose events are not numbered. */
  readonly position: SourcePosition | null
  /** Equal for sources that bring equal events to equal identities. */
  readonly key: string
}

/** Prepared once for each plan. */
export type PlanSource = (primary: FetchNode, variables: Readonly<Record<string, unknown>>) => PlannedSource

/** Tells sources of plans of one supergraph. */
export function createPlanSource(schema: GraphQLSchema, names: PositionNames | null): PlanSource {
  const positions = new WeakMap<FetchNode, { position: SourcePosition | null }>()

  function positionOf(primary: FetchNode): SourcePosition | null {
    const known = positions.get(primary)
    if (known) return known.position
    const position = names && sourcePosition(schema, primary, names)
    positions.set(primary, { position })
    return position
  }

  return (primary, given) => {
    const position = positionOf(primary)
    const query = position?.query ?? primary.operation
    const used = position?.variableUsages ?? primary.variableUsages ?? []
    const variables = Object.fromEntries(
      used.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]),
    )
    return {
      subgraph: primary.serviceName,
      query,
      operationName: primary.operationName,
      variables,
      after: position?.read(given) ?? null,
      position,
      key: JSON.stringify([primary.serviceName, query, variables]),
    }
  }
}
