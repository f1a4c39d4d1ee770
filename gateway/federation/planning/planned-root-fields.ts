import type { FetchNode, QueryPlan } from '@apollo/query-planner'
import { Kind, parse, type SelectionSetNode } from 'graphql'
import { fetchesOf } from './fetches-of.ts'
import type { TreeNames } from './tree-names.ts'

/** Names under the root (as the answer has them) that some fetch of a plan brings. */
export function plannedRootFields(plan: QueryPlan, treeNames: TreeNames = new Map()): ReadonlySet<string> {
  const names = new Set<string>()
  for (const fetch of fetchesOf(plan)) if (isOfRoot(fetch)) addRootNames(fetch.operation, names)
  for (const [name, treeName] of treeNames) if (names.delete(treeName)) names.add(name)
  return names
}

function isOfRoot(fetch: FetchNode): boolean {
  return !fetch.requires
}

function addRootNames(operation: string, names: Set<string>): void {
  const document = parse(operation, { noLocation: true })
  const fragments = new Map<string, SelectionSetNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet)
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? [])
      if (selection.kind === Kind.FIELD) names.add(selection.alias?.value ?? selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else collect(fragments.get(selection.name.value))
  }
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet)
}
