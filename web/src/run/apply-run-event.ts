import type { RunEvent } from './run-event.ts'
import type { RunState } from './run-state.ts'
import type { ToolCall } from './tool-call.ts'

/**
 * The state after an event. Pure, and indifferent to repetition: an event that was seen already (a replay after a lost
 * connection overlaps what came before) changes nothing.
 */
export function applyRunEvent(state: RunState, event: RunEvent): RunState {
  if (event.sequence <= state.lastSequence) return state
  return { ...state, ...change(state, event), lastSequence: event.sequence }
}

function change(state: RunState, event: RunEvent): Partial<RunState> {
  switch (event.__typename) {
    case 'RunStarted':
      return { attempt: event.attempt, model: event.model }
    case 'TextDelta':
      // `offset` is where the text goes, so that a delta stands by itself; both count UTF-16 units, as JavaScript does.
      return { text: state.text.slice(0, event.offset) + event.text, stepClosed: true, resetReason: null }
    case 'StepReset':
      return { text: state.text.slice(0, event.keepLength), resetReason: event.reason }
    case 'ToolCallStarted':
      return started(state, event)
    case 'ToolCallEnded': {
      const { outcome: status, durationMs, summary, evidence } = event
      return changed(state, event.toolCallId, () => ({ status, durationMs, summary, evidence }))
    }
    case 'ApprovalRequested': {
      // What the answer will be to, whatever the call was first told with.
      const { arguments: shown, argumentsHash, reasons, expiresAt } = event
      const approval = { argumentsHash, reasons, expiresAt, status: 'PENDING' as const }
      return changed(state, event.toolCallId, () => ({
        status: 'WAITING_FOR_APPROVAL',
        arguments: shown,
        approval,
      }))
    }
    case 'ApprovalAnswered':
      return changed(state, event.toolCallId, ({ status, approval }) => ({
        status: event.decision === 'APPROVED' ? 'QUEUED' : status,
        approval: approval && { ...approval, status: event.decision },
      }))
    case 'RunEnded':
      return { ended: { status: event.status, error: event.error }, resetReason: null }
    default:
      // Kinds of events may be added; what isn't known still counts in the sequence.
      return {}
  }
}

/** One call with what an event says of it. */
function changed(state: RunState, id: string, change: (call: ToolCall) => Partial<ToolCall>): Partial<RunState> {
  return { toolCalls: state.toolCalls.map((call) => (call.id === id ? { ...call, ...change(call) } : call)) }
}

/** Events name no step. Calls that overlap in time are one step's: a step ends before the model is asked again. */
function started(state: RunState, event: Extract<RunEvent, { __typename: 'ToolCallStarted' }>): Partial<RunState> {
  const last = state.toolCalls.at(-1)
  const isBeside =
    !state.stepClosed && state.toolCalls.some((call) => call.step === last?.step && call.status === 'RUNNING')
  const step = last ? last.step + (isBeside ? 0 : 1) : 0
  const call = {
    id: event.toolCallId,
    name: event.toolName,
    arguments: event.arguments,
    status: 'RUNNING' as const,
    startedAt: event.at,
    durationMs: null,
    summary: null,
    evidence: [],
    approval: null,
    step,
  }
  return { toolCalls: [...state.toolCalls, call], stepClosed: false }
}
