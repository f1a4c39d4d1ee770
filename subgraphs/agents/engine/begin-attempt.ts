import { settleOrphans } from './money/settle-orphans.ts'
import { publishEvents } from './publish-events.ts'
import type { RunContext } from './run-context.ts'
import { type RunEventDraft, type RunUsage, storedEvents } from './run-event.ts'
import { firstStep } from './run-progress.ts'
import { insertStep } from './store-step.ts'

/**
 * Tells that a worker has the run, and takes back what an earlier one said in a step that it did not finish. What
 * that one's model calls cost is settled. Of a fresh run all that is stored already: its readers are told.
 */
export async function beginAttempt({ run, journal, progress, usage, engine }: RunContext): Promise<void> {
  const told: RunEventDraft = { type: 'RunStarted', payload: { attempt: run.attempt, model: run.model } }
  if (run.isFresh) {
    publishEvents(engine.platform, storedEvents(run.id, run.lastSequence - 1, [told], run.claimedAt))
    return
  }
  const first = firstStep()
  let earlier: RunUsage | null = null
  if (!run.isAttemptTold)
    await journal.commit([told], async (transaction) => {
      if (progress.steps.length === 0) await insertStep(transaction, run.id, first)
      if (run.attempt > 1) earlier = await settleOrphans(transaction, run.id)
    })
  if (earlier) usage.goOnFrom(earlier)
  const step = progress.steps.at(-1) ?? first
  if (progress.steps.length === 0) progress.steps.push(first)
  if (journal.text.length > step.textStart) journal.reset(step.textStart, 'WORKER_LOST')
}
