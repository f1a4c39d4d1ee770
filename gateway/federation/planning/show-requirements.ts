import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import type { Requirements } from './requirements.ts'
import { showFetch } from './show-fetch.ts'

/**
 * A plan whose fetches ask subgraphs for what is required under its real name and with its arguments, and
 * hand it on under its real name. Where two fields require one field with different arguments, their fetch
 * becomes several.
 */
export function showRequirements(plan: QueryPlan, requirements: Requirements): QueryPlan {
  if (requirements.hidden.size === 0 || !plan.node) return plan
  const { node } = plan
  if (node.kind !== 'Subscription') return { ...plan, node: showNode(node, requirements) }
  const [primary = node.primary] = showFetch(node.primary, requirements)
  return { ...plan, node: { ...node, primary, ...(node.rest ? { rest: showNode(node.rest, requirements) } : {}) } }
}

function showNode(node: PlanNode, requirements: Requirements): PlanNode {
  const show = (inner: PlanNode) => showNode(inner, requirements)
  switch (node.kind) {
    case 'Fetch':
      return side(showFetch(node, requirements))
    case 'Flatten':
      if (node.node.kind !== 'Fetch') return { ...node, node: show(node.node) }
      return side(showFetch(node.node, requirements).map((fetch) => ({ ...node, node: fetch })))
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(show) }
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause ? { ifClause: show(node.ifClause) } : {}),
        ...(node.elseClause ? { elseClause: show(node.elseClause) } : {}),
      }
    default:
      return node
  }
}

function side<Node extends PlanNode | FetchNode>(nodes: Node[]): PlanNode {
  const [only] = nodes
  return only && nodes.length === 1 ? only : { kind: 'Parallel', nodes }
}
