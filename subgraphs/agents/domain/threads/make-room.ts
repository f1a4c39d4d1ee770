import { type UserError, userError } from '../user-error.ts'
import type { OpenRun } from './open-runs.ts'
import type { WhileRunning } from './turn.ts'

/** Runs of a session that may wait behind the one that goes on. */
export const MOST_WAITING = 10

/** Why a session takes no further run now: RUN_IN_PROGRESS or QUEUE_FULL; null where it does. */
export function refuseRun(open: readonly OpenRun[], whileRunning: WhileRunning): UserError | null {
  const [head] = open
  if (!head) return null
  if (whileRunning === 'REJECT')
    return userError('RUN_IN_PROGRESS', 'Wait for the answer, or stop it, before you go on.', 'sessionId')
  // What is being stopped makes room for the next.
  const staying = open.filter((run) => !run.isStopping && !(whileRunning === 'INTERRUPT' && run === head))
  if (staying.length > MOST_WAITING)
    return userError('QUEUE_FULL', `Up to ${MOST_WAITING} questions wait in a conversation.`, 'sessionId')
  return null
}
