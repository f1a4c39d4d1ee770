import type { Transaction } from '@chainlens/platform/db'
import { claimToEnd } from './claim-run.ts'
import { closeRun, endingEvents } from './end-run.ts'
import { settleOrphans } from './money/settle-orphans.ts'
import { type RunOutcome, type StoredRunEvent, storedEvents } from './run-event.ts'
import { loadCalls } from './run-progress.ts'
import { appendEvents } from './write-events.ts'

/**
 * Ends a run that no worker has. Returns the events to publish once the transaction is committed; null
 * where the run does not wait (any more).
 */
export async function endWaitingRun(
  transaction: Transaction,
  runId: string,
  outcome: RunOutcome,
): Promise<StoredRunEvent[] | null> {
  const run = await claimToEnd(transaction, runId)
  if (!run) return null
  const usage = await settleOrphans(transaction, runId)
  const events = endingEvents(run, await loadCalls(transaction, runId), outcome, usage)
  const at = await appendEvents(transaction, run, events)
  await closeRun(transaction, run, outcome, usage)
  return storedEvents(runId, run.lastSequence, events, at)
}
