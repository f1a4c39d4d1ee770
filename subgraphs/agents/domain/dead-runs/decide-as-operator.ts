import { decodeId } from '@chainlens/platform/ids'
import type { Context } from '../../context.ts'
import { type UserError, userError } from '../user-error.ts'
import { wakeWorkers } from '../wake-workers.ts'
import type { DeadRun } from './dead-run.ts'
import { decideDeadRun } from './decide-dead-run.ts'
import { requireOperator } from './require-operator.ts'

/** Decides about a dead run for an administrator who asks by the graph. Throws FORBIDDEN for others. */
export async function decideAsOperator(
  context: Context,
  input: { runId: string },
  decision: 'RETRIED' | 'DISCARDED',
): Promise<{ deadRun: DeadRun | null; userErrors: UserError[] }> {
  const { userId } = requireOperator(context)
  const { database, models, platform } = context.services
  const runId = decodeId('run', input.runId)
  if (!runId)
    return { deadRun: null, userErrors: [userError('DEAD_RUN_NOT_FOUND', 'There is no such dead run.', 'runId')] }
  const services = { database, models, logger: platform.logger }
  const { retryRunId, ...decided } = await decideDeadRun(services, { runId, decision, by: userId })
  if (retryRunId) wakeWorkers(platform, retryRunId)
  return decided
}
