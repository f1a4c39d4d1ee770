import type { FetchNode, QueryPlan } from '@apollo/query-planner'
import { fetchesOf } from './fetches-of.ts'
import { rootNames } from './root-names.ts'
import type { TreeNames } from './tree-names.ts'

/** Names under the root (as the answer has them) that some fetch of a plan brings. */
export function plannedRootFields(plan: QueryPlan, treeNames: TreeNames = new Map()): ReadonlySet<string> {
  const names = new Set(fetchesOf(plan).flatMap((fetch) => (isOfRoot(fetch) ? [...rootNames(fetch.operation)] : [])))
  for (const [name, treeName] of treeNames) if (names.delete(treeName)) names.add(name)
  return names
}

function isOfRoot(fetch: FetchNode): boolean {
  return !fetch.requires
}
