import type { ExecutionResult, GraphQLError } from 'graphql'
import { maskError } from '../../errors/mask-error.ts'
import type { CompiledOperation } from './compile-operation.ts'
import { placeLost } from './place-lost.ts'
import type { ExecuteOptions, PlanRun } from './plan-run.ts'
import type { Projection } from './projection.ts'

/**
 * Runs a compiled operation. Its errors are as clients may see them. A promise only where a subgraph had to
 * be asked: an event of a subscription that needs nothing more is answered at once. Rejects with what is
 * unexpected; of a client that has gone the answer is `{ data: null }`.
 */
export function executeCompiled(
  compiled: CompiledOperation,
  options: ExecuteOptions,
): ExecutionResult | Promise<ExecutionResult> {
  const { variables, ask, context, event } = options
  const run: PlanRun = { variables, ask, context, event, tree: {}, errors: [], lost: [] }
  const waiting = compiled.runPlan(run)
  if (!waiting) return answer(compiled, run)
  return waiting.then(
    () => answer(compiled, run),
    (error) => {
      // Nobody reads this any more, and what was given up is nobody's fault.
      if (context.signal.aborted) return { data: null }
      throw error
    },
  )
}

function answer(compiled: CompiledOperation, run: PlanRun): ExecutionResult {
  const { context, variables } = run
  if (context.signal.aborted) return { data: null }
  const projection: Projection = { variables, path: [], errors: [] }
  const data = compiled.project(run.tree, projection)
  if (run.errors.length === 0 && run.lost.length === 0) {
    if (projection.errors.length === 0) return { data }
    return { data, errors: projection.errors.map((error) => maskError(error, context)) }
  }
  // What is missing because of another error is not told a second time.
  const errors: GraphQLError[] = [...run.errors, ...placeLost(run.lost, data)]
  return { data, errors: errors.map((error) => maskError(error, context)) }
}
