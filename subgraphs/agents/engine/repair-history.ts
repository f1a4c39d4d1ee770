import type { ModelMessage, ToolCall, ToolCallResult } from '../models/model.ts'

/**
 * A conversation as models demand it: each call of an assistant is followed by exactly one result, in
 * the order of the calls. A call without a result gets one that says so; a result without a call goes.
 */
export function repairHistory(messages: readonly ModelMessage[]): ModelMessage[] {
  const repaired: ModelMessage[] = []
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]
    if (!message || message.role === 'tool') continue
    repaired.push(message)
    if (message.role !== 'assistant' || message.toolCalls.length === 0) continue
    const results: ToolCallResult[] = []
    for (let next = messages[index + 1]; next?.role === 'tool'; next = messages[++index + 1])
      results.push(...next.results)
    repaired.push({ role: 'tool', results: message.toolCalls.map((call) => resultFor(call, results)) })
  }
  return repaired
}

function resultFor(call: ToolCall, results: readonly ToolCallResult[]): ToolCallResult {
  const found = results.find((result) => result.toolCallId === call.toolCallId)
  return (
    found ?? {
      toolCallId: call.toolCallId,
      toolName: call.toolName,
      status: 'CANCELLED',
      result: null,
      error: 'The call was cancelled before it gave a result.',
    }
  )
}
