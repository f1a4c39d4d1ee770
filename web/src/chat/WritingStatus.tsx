import type { RunState } from '../run/run-state.ts'

const RESETS: Record<string, string> = {
  UNSUPPORTED_NUMBER: 'A number had no evidence: its sentence is being written again.',
  MODEL_FAILED: 'The model broke off: this part is being written again.',
  WORKER_LOST: 'A worker was lost: this part is being written again.',
}

/** The line below an answer in the making: what is going on where nothing else shows it. */
export function WritingStatus({ state }: { state: RunState }) {
  const isRunningTools = state.toolCalls.some((call) => call.status === 'RUNNING')
  const now =
    state.lastSequence === 0
      ? 'Waiting for a worker'
      : isRunningTools
        ? 'Gathering evidence'
        : state.text
          ? 'Writing'
          : 'Reading the question'
  return (
    <p className="waiting">
      {state.resetReason ? (RESETS[state.resetReason] ?? 'Part of the answer is being written again.') : now}
      {state.attempt > 1 && (
        <span className="taken-over">Taken over by another worker (attempt {state.attempt}); nothing was lost.</span>
      )}
    </p>
  )
}
