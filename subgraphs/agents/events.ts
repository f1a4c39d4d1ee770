import type { DomainEventHandlers } from '@chainlens/platform/events'
import { z } from 'zod'
import type { Services } from './context.ts'
import { countRun } from './domain/analytics/count-run.ts'
import { wakeWorkers } from './domain/wake-workers.ts'
import { planSessionName } from './jobs/plan-session-name.ts'

/** `run.ended.v1`, as closeRun tells it. */
const runEnded = z.object({
  runId: z.uuid(),
  sessionId: z.uuid(),
  status: z.enum(['COMPLETED', 'STOPPED', 'FAILED']),
})

/** `run.queued.v1`, as queueRun tells it. */
const runQueued = z.object({ runId: z.uuid() })

/** What agents does when something has happened. */
export function eventHandlers({ platform }: Services): DomainEventHandlers {
  return {
    async 'run.queued.v1'(event, transaction) {
      const { runId } = runQueued.parse(event.payload)
      const waiting = await transaction.query(`select 1 from agents.runs where id = ?::uuid and status = 'QUEUED'`, [
        runId,
      ])
      // The workers were told at once: either that was not heard, or none has room.
      if (waiting.length > 0) await platform.jobs.add('agent-runs', { name: 'wake', data: { runId } }, { id: runId })
    },
    async 'run.ended.v1'(event, transaction) {
      const { runId, sessionId, status } = runEnded.parse(event.payload)
      await countRun(transaction, runId)
      const waiting = await transaction.query(
        `select 1 from agents.runs where session_id = ?::uuid and status = 'QUEUED' limit 1`,
        [sessionId],
      )
      // The worker that ended it looks by itself, but may have no room.
      if (waiting.length > 0) wakeWorkers(platform, runId)
      if (status === 'COMPLETED') await planSessionName(platform, transaction, { runId, sessionId })
    },
  }
}
