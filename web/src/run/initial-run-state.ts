import type { RunState } from './run-state.ts'

export const initialRunState: RunState = {
  lastSequence: 0,
  text: '',
  attempt: 0,
  model: null,
  toolCalls: [],
  stepClosed: true,
  resetReason: null,
  ended: null,
}
