import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import type { OperationDefinitionNode } from 'graphql'
import { compileFetch } from './compile-fetch.ts'
import type { OperationRules } from './fetch-rules.ts'
import { compilePath } from './places-at.ts'
import type { PlanRun, Step } from './plan-run.ts'
import { Uncovered } from './uncovered.ts'
import { variableDefaults } from './variable-defaults.ts'

/**
 * Makes one function of a plan, which is run many times. Of a subscription's plan, the event takes the
 * place of the first fetch. Throws Uncovered for a plan that it can't run.
 */
export function compilePlan(plan: QueryPlan, operation: OperationDefinitionNode, rules: OperationRules): Step {
  const defaults = variableDefaults(operation)
  const { node } = plan
  if (!node) return () => null
  if (node.kind !== 'Subscription') return compileNode(node)
  const event = compileFetchAt(node.primary, [], true)
  return node.rest ? inSequence([event, compileNode(node.rest)]) : event

  function compileNode(node: PlanNode, path: (string | number)[] = []): Step {
    switch (node.kind) {
      case 'Sequence':
        return inSequence(node.nodes.map((inner) => compileNode(inner, path)))
      case 'Parallel':
        return inParallel(node.nodes.map((inner) => compileNode(inner, path)))
      case 'Flatten':
        return compileNode(node.node, [...path, ...node.path])
      case 'Condition': {
        const { condition } = node
        const ifTrue = node.ifClause && compileNode(node.ifClause, path)
        const ifFalse = node.elseClause && compileNode(node.elseClause, path)
        return (run) => (isTrue(run, condition, defaults) ? ifTrue : ifFalse)?.(run) ?? null
      }
      case 'Fetch':
        return compileFetchAt(node, path, false)
      default:
        throw new Uncovered(node.kind)
    }
  }

  function compileFetchAt(fetch: FetchNode, path: (string | number)[], isEvent: boolean): Step {
    const treePath = compilePath(path)
    if (!treePath) throw new Uncovered('Path')
    if (fetch.contextRewrites?.length || fetch.hasDefers) throw new Uncovered('Fetch')
    return compileFetch(fetch, treePath, { ...rules, isEvent })
  }
}

function isTrue(run: PlanRun, variable: string, defaults: ReadonlyMap<string, unknown>): boolean {
  const given = Object.hasOwn(run.variables, variable) ? run.variables[variable] : undefined
  return (given === undefined ? defaults.get(variable) : given) === true
}

/** One after the other; waits only for those that have to wait themselves. */
function inSequence(steps: readonly Step[]): Step {
  const runFrom = (run: PlanRun, first: number): Promise<void> | null => {
    for (let index = first; index < steps.length; index += 1) {
      const waiting = (steps[index] as Step)(run)
      if (waiting) return index + 1 < steps.length ? waiting.then(() => runFrom(run, index + 1) ?? undefined) : waiting
    }
    return null
  }
  return (run) => runFrom(run, 0)
}

/** All at once. */
function inParallel(steps: readonly Step[]): Step {
  return (run) => {
    const waiting: Promise<void>[] = []
    for (const step of steps) {
      const one = step(run)
      if (one) waiting.push(one)
    }
    if (waiting.length < 2) return waiting[0] ?? null
    return Promise.all(waiting).then(() => {})
  }
}
