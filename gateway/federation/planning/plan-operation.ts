import { operationFromDocument, type Schema } from '@apollo/federation-internals'
import type { QueryPlan, QueryPlanner } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import { mendPlan } from './mend-plan.ts'
import type { Requirements } from './requirements.ts'
import { type TreeNames, withTreeNames } from './tree-names.ts'

/** What plans are made with. */
export interface PlanningParts {
  readonly planner: QueryPlanner
  /** What clients may ask, as the planner has it. */
  readonly apiSchema: Schema
  /** How to read its plans. */
  readonly requirements: Requirements
  /** Names of fields that it may add to what a client selects. */
  readonly plannerNames: ReadonlySet<string>
}

/** A plan, and where what it brings has other names than the answer. */
export interface NamedPlan {
  plan: QueryPlan
  treeNames: TreeNames
}

/**
 * Plans a document of one operation. Throws what the planner throws.
 *
 * @param isRenamed false: the tree has the names of the answer, though the planner may mistake some
 */
export function planOperation(document: DocumentNode, parts: PlanningParts, isRenamed = true): NamedPlan {
  const { planner, apiSchema, requirements, plannerNames } = parts
  const named = isRenamed ? withTreeNames(document, plannerNames) : { document, treeNames: new Map() }
  const asked = operationFromDocument(apiSchema, named.document, { validate: false })
  return { plan: mendPlan(planner.buildQueryPlan(asked), requirements), treeNames: named.treeNames }
}
