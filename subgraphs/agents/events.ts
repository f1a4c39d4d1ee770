import type { DomainEventHandlers } from '@chainlens/platform/events'
import { z } from 'zod'
import type { Services } from './context.ts'
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
      if (status === 'COMPLETED') await planSessionName(platform, transaction, { runId, sessionId })
    },
  }
}
