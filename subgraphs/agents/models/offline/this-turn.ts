import type { ModelMessage, ToolCall, ToolCallResult } from '../model.ts'

/** A call of this turn with how it ended. */
export interface AnsweredCall {
  call: ToolCall
  result: ToolCallResult
}

/** What was said of an answer to the last question that broke off and is to be gone on with; null where there is none. */
export function brokenOffOfThisTurn(messages: readonly ModelMessage[]): string | null {
  const turn = messages.slice(messages.findLastIndex((message) => message.role === 'user') + 1)
  if (!turn.some((message) => message.role === 'note' && message.kind === 'CONTINUE')) return null
  return turn.flatMap((message) => (message.role === 'assistant' ? [message.content] : [])).join('\n\n')
}

/** The calls that have been made since the last question, in order, each with its result. */
export function callsOfThisTurn(messages: readonly ModelMessage[]): { step: number; calls: AnsweredCall[] } {
  const start = messages.findLastIndex((message) => message.role === 'user') + 1
  const turn = messages.slice(start)
  const results = turn.flatMap((message) => (message.role === 'tool' ? message.results : []))
  const asking = turn.filter((message) => message.role === 'assistant' && message.toolCalls.length > 0)
  const calls = asking.flatMap((message) =>
    message.role === 'assistant'
      ? message.toolCalls.flatMap((call) => {
          const result = results.find(({ toolCallId }) => toolCallId === call.toolCallId)
          return result ? [{ call, result }] : []
        })
      : [],
  )
  return { step: asking.length + 1, calls }
}
