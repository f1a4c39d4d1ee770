import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'

/** What is fetched in place of a fetch: itself or another, or several side by side. */
export type MapFetch = (fetch: FetchNode) => FetchNode[]

/** A plan with other fetches, each where the one was that it stands for. A subscription's own remains one. */
export function mapFetches(plan: QueryPlan, map: MapFetch): QueryPlan {
  const { node } = plan
  if (!node) return plan
  if (node.kind !== 'Subscription') return { ...plan, node: mapNode(node, map) }
  const [primary = node.primary] = map(node.primary)
  return { ...plan, node: { ...node, primary, ...(node.rest ? { rest: mapNode(node.rest, map) } : {}) } }
}

function mapNode(node: PlanNode, map: MapFetch): PlanNode {
  const inner = (one: PlanNode) => mapNode(one, map)
  switch (node.kind) {
    case 'Fetch':
      return side(map(node))
    case 'Flatten':
      if (node.node.kind !== 'Fetch') return { ...node, node: inner(node.node) }
      return side(map(node.node).map((fetch) => ({ ...node, node: fetch })))
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(inner) }
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause ? { ifClause: inner(node.ifClause) } : {}),
        ...(node.elseClause ? { elseClause: inner(node.elseClause) } : {}),
      }
    default:
      return node
  }
}

function side<Node extends PlanNode | FetchNode>(nodes: Node[]): PlanNode {
  const [only] = nodes
  return only && nodes.length === 1 ? only : { kind: 'Parallel', nodes }
}
