import type { ToolCall } from '../../models/model.ts'
import type { PastCall } from '../context/conversation.ts'

/** An answer that was stopped, or failed, and is gone on with: what it said and found. */
export interface BrokenOff {
  /** UUID. */
  messageId: string
  content: string
  /** Its calls that have ended, by step, with their results whole; those that its end cancelled are to be made anew. */
  steps: PastCall[][]
}

/** The calls of broken off answers with what they gave, in their order. */
export function callsOf(brokenOff: readonly BrokenOff[]): { call: ToolCall; result: unknown }[] {
  return brokenOff.flatMap(({ steps }) =>
    steps.flat().map(({ toolCallId, toolName, arguments: input, result }) => ({
      call: { toolCallId, toolName, arguments: input },
      result,
    })),
  )
}
