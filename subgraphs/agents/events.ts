import type { DomainEventHandlers } from '@chainlens/platform/events'
import { z } from 'zod'
import type { Services } from './context.ts'
import { countRun } from './domain/analytics/count-run.ts'
import { wakeNext } from './domain/threads/wake-next.ts'
import { planSessionName } from './jobs/plan-session-name.ts'

/** `run.ended.v1`, as closeRun tells it. */
const runEnded = z.object({
  runId: z.uuid(),
  sessionId: z.uuid(),
  status: z.enum(['COMPLETED', 'STOPPED', 'FAILED']),
})

/** What agents does when something has happened. */
export function eventHandlers({ platform }: Services): DomainEventHandlers {
  return {
    async 'run.ended.v1'(event, transaction) {
      const { runId, sessionId, status } = runEnded.parse(event.payload)
      await countRun(transaction, runId)
      const waiting = await transaction.query(
        `select 1 from agents.runs where session_id = ?::uuid and status = 'QUEUED' limit 1`,
        [sessionId],
      )
      // The worker that ended it looks by itself, but may have no room.
      if (waiting.length > 0) await wakeNext(platform, runId)
      if (status === 'COMPLETED') await planSessionName(platform, transaction, { runId, sessionId })
    },
  }
}
