import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../context.ts'
import type { Run } from '../entities/run.ts'
import { findOwn } from './find-own.ts'
import { requestStop, tellStop } from './threads/request-stop.ts'
import { reviseSession, tellRevision } from './threads/session-revision.ts'
import { type UserError, userError } from './user-error.ts'

/**
 * Ends a run: at once where no worker has it yet, else through its worker, whichever process that is in. Those that
 * wait behind it go on. A run that has ended stays as it is. Error: RUN_NOT_FOUND.
 */
export async function stopRun(
  context: Context,
  input: { runId: string },
): Promise<{ run: Run | null; userErrors: UserError[] }> {
  requirePrincipal(context)
  const { database, platform } = context.services
  const run = await findOwn(context, 'run', input.runId)
  if (!run) return { run: null, userErrors: [userError('RUN_NOT_FOUND', 'You have no such run.', 'runId')] }
  const stopped = await database.transaction((transaction) => requestStop(transaction, run.id))
  await tellStop(platform, stopped)
  // One that waits is followed by nobody; and not before, since the session's lock goes before that of a run.
  if (stopped.ended) tellRevision(platform, run.sessionId, await reviseSession(database, run.sessionId))
  return { run: await context.loaders.runs.clear(run.id).load(run.id), userErrors: [] }
}
