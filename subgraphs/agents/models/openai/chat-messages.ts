import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { ModelRequest } from '../model.ts'
import { prepareMessages, type SpokenMessage } from '../prompt/prepare-messages.ts'
import { questionTime } from '../prompt/question-time.ts'
import { safeToolId, safeToolName } from '../prompt/safe-names.ts'
import { toolResultText } from '../prompt/tool-result-text.ts'

/** A conversation as chat completions take it. */
export function chatMessages(request: ModelRequest): ChatCompletionMessageParam[] {
  const system = `${request.system}\n\n${questionTime(request.now)}`
  return [
    { role: 'system', content: system },
    ...prepareMessages(request).flatMap((message) => messagesOf(message, request)),
  ]
}

function messagesOf(message: SpokenMessage, { facts }: ModelRequest): ChatCompletionMessageParam[] {
  if (message.role === 'user') return [{ role: 'user', content: message.content }]
  if (message.role === 'tool')
    return message.results.map((result) => ({
      role: 'tool',
      tool_call_id: safeToolId(result.toolCallId),
      content: toolResultText(result, facts),
    }))
  const { content, toolCalls } = message
  if (toolCalls.length === 0) return content.trim() === '' ? [] : [{ role: 'assistant', content }]
  return [
    {
      role: 'assistant',
      content: content.trim() === '' ? null : content,
      tool_calls: toolCalls.map((call) => ({
        id: safeToolId(call.toolCallId),
        type: 'function',
        function: { name: safeToolName(call.toolName), arguments: JSON.stringify(call.arguments) },
      })),
    },
  ]
}
