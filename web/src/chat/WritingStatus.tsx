import type { RunState } from '../run/run-state.ts'

const RESETS: Record<string, string> = {
  UNSUPPORTED_NUMBER: 'A number had no evidence: its sentence is being written again.',
  MODEL_FAILED: 'The model broke off: this part is being written again.',
  WORKER_LOST: 'A worker was lost: this part is being written again.',
}

/** The line below an answer in the making: what is going on, where nothing else on the page shows it. */
export function WritingStatus({ state }: { state: RunState }) {
  const words = wordsFor(state)
  return (
    <>
      {words && <p className="waiting">{words}</p>}
      {state.attempt > 1 && (
        <p className="taken-over">
          Taken over by another worker, attempt {state.attempt}. Nothing that was said or found is lost.
        </p>
      )}
    </>
  )
}

function wordsFor(state: RunState): string | null {
  if (state.resetReason) return RESETS[state.resetReason] ?? 'Part of the answer is being written again.'
  // Tool cards tell of themselves, and so does growing text.
  if (state.toolCalls.some((call) => call.status === 'RUNNING')) return null
  if (state.toolCalls.some((call) => call.status === 'WAITING_FOR_APPROVAL')) return 'Waiting for your answer'
  if (state.lastSequence === 0) return 'Waiting for a worker'
  if (state.stepClosed && state.text) return null
  return state.toolCalls.length > 0 ? 'Reading the evidence' : 'Reading the question'
}
