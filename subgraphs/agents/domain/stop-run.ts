import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import { endWaitingRun } from '../engine/end-waiting-run.ts'
import { publishEvents } from '../engine/publish-events.ts'
import { RUN_STOP_TOPIC } from '../engine/run-topics.ts'
import type { Run } from '../entities/run.ts'
import { findOwn } from './find-own.ts'
import { type UserError, userError } from './user-error.ts'

/**
 * Ends a run: at once where no worker has it yet, else through its worker, whichever process that is in.
 * A run that has ended stays as it is. Error: RUN_NOT_FOUND.
 */
export async function stopRun(
  context: Context,
  input: { runId: string },
): Promise<{ run: Run | null; userErrors: UserError[] }> {
  requirePrincipal(context)
  const { database, platform } = context.services
  const run = await findOwn(context, 'run', input.runId)
  if (!run) return { run: null, userErrors: [userError('RUN_NOT_FOUND', 'You have no such run.', 'runId')] }
  const ended = await database.transaction(async (transaction) => {
    await transaction.query(
      `update agents.runs set stop_requested_at = coalesce(stop_requested_at, now())
       where id = ?::uuid and ended_at is null`,
      [run.id],
    )
    return endWaitingRun(transaction, run.id, { status: 'STOPPED', error: null })
  })
  if (ended) {
    platform.metrics.runs.inc({ status: 'STOPPED' })
    publishEvents(platform, ended)
  } else
    await platform.pubsub
      .publish(RUN_STOP_TOPIC, { runId: run.id })
      .catch((error) => platform.logger.warn({ err: error }, 'stop'))
  return { run: await context.loaders.runs.clear(run.id).load(run.id), userErrors: [] }
}
