import type { SupergraphRuntime, UsedOperation } from '../supergraph-runtime.ts'

/** What became of operations that were planned ahead. */
export interface PlannedAhead {
  planned: number
  /** No longer valid on the new supergraph: their clients are refused. */
  invalid: number
  /** For which the planner itself failed. */
  failed: number
  /** Left for their clients to wait for, since there was no time. */
  left: number
}

/** Plans operations on a runtime that is not used yet, in steps of one operation, until `isLate`. */
export function* planMostUsed(
  operations: readonly UsedOperation[],
  runtime: SupergraphRuntime,
  isLate: () => boolean,
): Generator<void, PlannedAhead, void> {
  const outcome: PlannedAhead = { planned: 0, invalid: 0, failed: 0, left: 0 }
  for (const operation of operations) {
    if (isLate()) {
      outcome.left += 1
      continue
    }
    outcome[planOne(operation, runtime)] += 1
    yield
  }
  return outcome
}

function planOne(operation: UsedOperation, runtime: SupergraphRuntime): 'planned' | 'invalid' | 'failed' {
  try {
    return 'prepared' in runtime.prepareUsed(operation) ? 'planned' : 'invalid'
  } catch {
    return 'failed'
  }
}
