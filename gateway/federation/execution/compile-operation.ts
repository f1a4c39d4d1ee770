import type { QueryPlan } from '@apollo/query-planner'
import { answerNamesOf } from './answer-names.ts'
import type { ClientSelection } from './client-selection.ts'
import { compilePlan } from './compile-plan.ts'
import { compileProjection, type Project } from './compile-projection.ts'
import type { FetchRules } from './fetch-rules.ts'
import type { Step } from './plan-run.ts'
import { Uncovered } from './uncovered.ts'

/** An operation as it is run many times: its plan and the making of its answer, each one function. */
export interface CompiledOperation {
  readonly client: ClientSelection
  readonly runPlan: Step
  readonly project: Project
}

/** Compiled, or what of the plan is not covered. */
export type Compilation = { compiled: CompiledOperation } | { uncovered: string }

/** Compiles an operation with its plan. */
export function compileOperation(plan: QueryPlan, client: ClientSelection, rules: FetchRules): Compilation {
  try {
    const answerNames = answerNamesOf(client.treeNames)
    const runPlan = compilePlan(plan, client.operation, { ...rules, answerNames })
    return { compiled: { client, runPlan, project: compileProjection(client) } }
  } catch (error) {
    if (error instanceof Uncovered) return { uncovered: error.reason }
    throw error
  }
}
