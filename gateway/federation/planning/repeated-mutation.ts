import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { rootNames } from './root-names.ts'

/**
 * A field of a mutation that a plan would run twice at one subgraph; null where there is none. The planner does
 * so where a field stands both under a condition and without it, with what goes to another subgraph between them.
 */
export function repeatedMutation(plan: QueryPlan): string | null {
  const { node } = plan
  if (!node || node.kind === 'Subscription') return null
  const found = runs(node, new Set())
  return typeof found === 'string' ? found : null
}

/** What has run once `node` has, on top of `before`: "subgraph field". A text: the field that would run again. */
function runs(node: PlanNode | undefined, before: ReadonlySet<string>): ReadonlySet<string> | string {
  switch (node?.kind) {
    case 'Fetch': {
      if (node.operationKind !== 'mutation') return before
      const after = new Set(before)
      for (const name of rootNames(node.operation)) {
        const key = `${node.serviceName} ${name}`
        if (after.has(key) && name !== '__typename') return name
        after.add(key)
      }
      return after
    }
    case 'Sequence':
    case 'Parallel': {
      let done: ReadonlySet<string> | string = before
      for (const inner of node.nodes) {
        done = runs(inner, done)
        if (typeof done === 'string') return done
      }
      return done
    }
    case 'Flatten':
      return runs(node.node, before)
    case 'Condition': {
      // Of the two one alone runs.
      const yes = runs(node.ifClause, before)
      const no = runs(node.elseClause, before)
      if (typeof yes === 'string') return yes
      return typeof no === 'string' ? no : new Set([...yes, ...no])
    }
    default:
      return before
  }
}
