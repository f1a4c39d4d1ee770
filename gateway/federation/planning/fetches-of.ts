import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'

/** All fetches of a plan, whatever condition they stand under. */
export function fetchesOf(plan: QueryPlan): FetchNode[] {
  const fetches: FetchNode[] = []
  const visit = (node: PlanNode | SubscriptionNode | undefined): void => {
    switch (node?.kind) {
      case 'Fetch':
        fetches.push(node)
        return
      case 'Sequence':
      case 'Parallel':
        for (const inner of node.nodes) visit(inner)
        return
      case 'Flatten':
        visit(node.node)
        return
      case 'Condition':
        visit(node.ifClause)
        visit(node.elseClause)
        return
      case 'Subscription':
        visit(node.primary)
        visit(node.rest)
        return
    }
  }
  visit(plan.node)
  return fetches
}
