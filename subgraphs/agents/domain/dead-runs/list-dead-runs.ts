import { ClientError } from '@chainlens/platform/errors'
import type { Context } from '../../context.ts'
import type { DeadRun } from './dead-run.ts'
import { readDeadRuns } from './read-dead-runs.ts'
import { requireOperator } from './require-operator.ts'

/** Dead runs, for administrators. Throws FORBIDDEN for others, BAD_USER_INPUT for a size outside 1 to 100. */
export async function listDeadRuns(
  context: Context,
  { first, withDecided }: { first: number; withDecided: boolean },
): Promise<DeadRun[]> {
  requireOperator(context)
  if (first < 1 || first > 100) throw new ClientError('BAD_USER_INPUT', 'A list has 1 to 100 entries.')
  return readDeadRuns(context.services.database, { limit: first, withDecided })
}
