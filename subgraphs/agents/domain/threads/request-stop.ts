import type { Transaction } from '@chainlens/platform/db'
import type { Platform } from '@chainlens/platform/service'
import { endWaitingRun } from '../../engine/end-waiting-run.ts'
import { publishEvents } from '../../engine/publish-events.ts'
import type { StoredRunEvent } from '../../engine/run-event.ts'
import { RUN_STOP_TOPIC } from '../../engine/run-topics.ts'
import { wakeWorkers } from '../wake-workers.ts'

/** A run that is to end, once the transaction is committed. */
export interface RequestedStop {
  runId: string
  /** What its end told, where no worker has it; null: its worker ends it. */
  ended: StoredRunEvent[] | null
}

/** Has a run stopped: at once where no worker has it, else by its worker. One that has ended stays as it is. */
export async function requestStop(transaction: Transaction, runId: string): Promise<RequestedStop> {
  await transaction.query(
    `update agents.runs set stop_requested_at = coalesce(stop_requested_at, now())
     where id = ?::uuid and ended_at is null`,
    [runId],
  )
  return { runId, ended: await endWaitingRun(transaction, runId, { status: 'STOPPED', error: null }) }
}

/** Tells those whom a stop concerns: the run's readers, or the worker that has it. After the commit. */
export async function tellStop(platform: Platform, { runId, ended }: RequestedStop): Promise<void> {
  if (ended) {
    platform.metrics.runs.inc({ status: 'STOPPED' })
    publishEvents(platform, ended)
    wakeWorkers(platform, runId)
    return
  }
  await platform.pubsub
    .publish(RUN_STOP_TOPIC, { runId })
    .catch((error) => platform.logger.warn({ err: error }, 'stop'))
}
