import { settleOrphans } from './money/settle-orphans.ts'
import type { RunContext } from './run-context.ts'
import type { RunUsage } from './run-event.ts'
import type { RunStep } from './run-progress.ts'
import { insertStep } from './store-step.ts'

const firstStep = (): RunStep => ({
  step: 1,
  textStart: 0,
  noticeStart: null,
  textState: { citations: [], unsupportedNumbers: [] },
  toolCalls: null,
  modelState: null,
})

/**
 * Tells that a worker has the run, and takes back what an earlier one said in a step that it did not finish. What
 * that one's model calls cost is settled.
 */
export async function beginAttempt({ run, journal, progress, usage }: RunContext): Promise<void> {
  const first = firstStep()
  let earlier: RunUsage | null = null
  if (!run.isAttemptTold)
    await journal.commit(
      [{ type: 'RunStarted', payload: { attempt: run.attempt, model: run.model } }],
      async (transaction) => {
        if (progress.steps.length === 0) await insertStep(transaction, run.id, first)
        if (run.attempt > 1) earlier = await settleOrphans(transaction, run.id)
      },
    )
  if (earlier) usage.goOnFrom(earlier)
  const step = progress.steps.at(-1) ?? first
  if (progress.steps.length === 0) progress.steps.push(first)
  if (journal.text.length > step.textStart) journal.reset(step.textStart, 'WORKER_LOST')
}
