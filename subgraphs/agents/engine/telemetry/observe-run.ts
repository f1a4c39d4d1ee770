import type { Platform } from '@chainlens/platform/service'
import { contextOf, failSpan, type Span, withLogFields, withSpan } from '@chainlens/platform/telemetry'
import type { HeldRun } from '../held-run.ts'
import type { RunOutcome } from '../run-event.ts'

/**
 * A worker's part of a run, in the trace of its question: `process run` from the queue, and in it
 * `invoke_agent`, under which models and tools have their spans. Every line that is logged meanwhile has the
 * run's id. A run that was stopped, or went to another worker, has not failed.
 *
 * @param work executes the run; its outcome is null where the run is no longer this worker's
 */
export async function observeRun(
  platform: Pick<Platform, 'metrics' | 'logger'>,
  run: HeldRun,
  work: () => Promise<RunOutcome | null>,
): Promise<void> {
  const { metrics } = platform
  const began = performance.now()
  if (run.attempt === 1) metrics.runWaitSeconds.observe(secondsSince(run.createdAt))
  metrics.runsActive.inc()
  const attributes = {
    'messaging.operation.type': 'process',
    'messaging.destination.name': 'agent-runs',
    'gen_ai.conversation.id': run.sessionId,
    'chainlens.run_id': run.id,
    'chainlens.run_attempt': run.attempt,
  }
  const agent = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.agent.id': run.agent.id,
    'gen_ai.agent.name': run.agent.name,
    'gen_ai.conversation.id': run.sessionId,
    'gen_ai.request.model': run.model,
    'user.id': run.userId,
    'session.id': run.sessionId,
  }
  const execute = () =>
    withSpan('process run', { kind: 'consumer', parent: contextOf(run.traceparent), attributes }, (consumer) =>
      withSpan(`invoke_agent ${run.agent.name}`, { attributes: agent }, async (span) => {
        const outcome = await work()
        const status = outcome?.status ?? 'HANDED_OVER'
        for (const one of [consumer, span]) describe(one, status, outcome)
        const durationMs = Math.round(performance.now() - began)
        const { sessionId, attempt, model } = run
        platform.logger.info({ sessionId, attempt, model, status, durationMs }, 'run')
        if (!outcome) return
        metrics.runs.inc({ status })
        metrics.runSeconds.observe({ status }, secondsSince(run.createdAt))
        metrics.runAttempts.observe(attempt)
      }),
    )
  try {
    await withLogFields({ runId: run.id }, execute)
  } finally {
    metrics.runsActive.dec()
  }
}

function describe(span: Span, status: string, outcome: RunOutcome | null): void {
  span.setAttribute('chainlens.run_status', status)
  if (outcome?.status === 'FAILED') failSpan(span, outcome.error?.code ?? 'FAILED')
}

/** By two machines' clocks, which may differ: never less than nothing. */
function secondsSince(date: Date): number {
  return Math.max(0, Date.now() - date.getTime()) / 1000
}
