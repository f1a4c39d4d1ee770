import type { PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { Kind, parse, type SelectionSetNode } from 'graphql'

/** Names under the root (as the answer has them) that some fetch of a plan brings. */
export function plannedRootFields(plan: QueryPlan): ReadonlySet<string> {
  const names = new Set<string>()
  if (plan.node) visitNode(plan.node, names)
  return names
}

function visitNode(node: PlanNode | SubscriptionNode, names: Set<string>): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const inner of node.nodes) visitNode(inner, names)
      return
    case 'Condition':
      if (node.ifClause) visitNode(node.ifClause, names)
      if (node.elseClause) visitNode(node.elseClause, names)
      return
    case 'Subscription':
      visitNode(node.primary, names)
      return
    case 'Fetch':
      if (!node.requires) addRootNames(node.operation, names)
      return
    // What lies under a path or is deferred begins with a fetch that is visited above.
    case 'Flatten':
    case 'Defer':
      return
  }
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
