import { encodeId } from '@chainlens/platform/ids'
import type { DeadRun } from '../../subgraphs/agents/domain/dead-runs/dead-run.ts'

/** Dead runs as a person reads them in a terminal. */
export function describeDeadRuns(dead: readonly DeadRun[]): string[] {
  if (dead.length === 0) return ['No dead runs.']
  return dead.flatMap((run) => [
    `${encodeId('run', run.runId)}  ${run.diedAt.toISOString()}  ${run.model}  ${run.attempts} attempts`,
    `  ${run.reason}`,
    `  ${decisionOf(run)}`,
  ])
}

function decisionOf({ runId, decision, decidedBy, decidedAt, retryRunId }: DeadRun): string {
  const id = encodeId('run', runId)
  if (!decision) return `undecided: npm run chainlens -- runs --retry ${id}, or --discard ${id}`
  const by = decidedBy === null || decidedBy === 'operator' ? 'an operator' : encodeId('user', decidedBy)
  const answer = retryRunId ? `, answered again by ${encodeId('run', retryRunId)}` : ''
  return `${decision.toLowerCase()} by ${by} at ${decidedAt?.toISOString()}${answer}`
}
