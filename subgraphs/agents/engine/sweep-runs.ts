import { expireApprovals } from './approvals/expire-approvals.ts'
import { giveBackLost } from './dead/give-back-lost.ts'
import { listDead } from './dead/list-dead.ts'
import { endWaitingRun } from './end-waiting-run.ts'
import type { Engine } from './engine.ts'
import { publishEvents } from './publish-events.ts'
import type { RunOutcome } from './run-event.ts'

const MOST_AT_ONCE = 100

const WORKER_LOST: RunOutcome = {
  status: 'FAILED',
  error: {
    code: 'WORKER_LOST',
    message: 'The answer was interrupted again and again. What was written so far is kept.',
    retryable: true,
  },
}
const STOPPED: RunOutcome = { status: 'STOPPED', error: null }

interface WaitingRow {
  id: string
  is_stopped: boolean
}

/**
 * Gives back the runs whose workers have vanished, and ends those that wait although they were stopped,
 * or that have cost too many workers. Any worker may sweep, also several at once.
 *
 * @param heldIds runs of the sweeping worker, which are not lost with it
 */
export async function sweepRuns(
  engine: Pick<Engine, 'database' | 'platform' | 'limits'>,
  heldIds: readonly string[] = [],
): Promise<void> {
  const { database, limits } = engine
  await giveBackLost(database, { mostAtOnce: MOST_AT_ONCE, exceptIds: heldIds })
  const over = await database.query<WaitingRow>(
    `select id, stop_requested_at is not null as is_stopped from agents.runs
     where status = 'QUEUED' and (stop_requested_at is not null or losses >= ?) limit ${MOST_AT_ONCE}`,
    [limits.losses],
  )
  for (const row of over) await endOne(engine, row)
  await expireApprovals(engine)
}

async function endOne(engine: Pick<Engine, 'database' | 'platform'>, row: WaitingRow): Promise<void> {
  const { pubsub, logger, metrics } = engine.platform
  const outcome = row.is_stopped ? STOPPED : WORKER_LOST
  const events = await engine.database.transaction(async (transaction) => {
    const ended = await endWaitingRun(transaction, row.id, outcome)
    if (ended && !row.is_stopped) await listDead(transaction, row.id)
    return ended
  })
  if (!events) return
  if (!row.is_stopped) logger.error({ runId: row.id }, 'run is dead: chainlens runs --dead lists it')
  metrics.runs.inc({ status: outcome.status })
  publishEvents({ pubsub, logger }, events)
}
