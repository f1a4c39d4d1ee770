import { useServices } from '../app/use-services.ts'
import { useObservable } from '../shared/use-observable.ts'
import type { RunState } from './run-state.ts'

/** Tells a screen reader where the answer stands: each change once, and never the words as they come. */
export function RunAnnouncer({ runId }: { runId: string | null }) {
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {runId && <Words runId={runId} />}
    </p>
  )
}

function Words({ runId }: { runId: string }) {
  return wordsFor(useObservable(useServices().feeds.of(runId).state))
}

function wordsFor(state: RunState): string {
  if (state.ended) {
    const ends = {
      COMPLETED: 'The answer is complete.',
      STOPPED: 'The answer was stopped.',
      FAILED: 'The answer failed.',
    }
    return ends[state.ended.status as keyof typeof ends] ?? 'The answer has ended.'
  }
  if (state.lastSequence === 0) return ''
  if (state.toolCalls.some((call) => call.status === 'WAITING_FOR_APPROVAL')) return 'A tool waits for your consent.'
  const running = state.toolCalls.filter((call) => call.status === 'RUNNING').length
  if (running > 0) return 'Gathering evidence.'
  return state.text ? 'Writing the answer.' : 'Working on it.'
}
