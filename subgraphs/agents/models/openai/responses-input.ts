import type { ResponseCreateParamsBase, ResponseInputItem } from 'openai/resources/responses/responses'
import type { ModelRequest } from '../model.ts'
import { prepareMessages, type SpokenMessage } from '../prompt/prepare-messages.ts'
import { questionTime } from '../prompt/question-time.ts'
import { safeToolId, safeToolName } from '../prompt/safe-names.ts'
import { toolResultText } from '../prompt/tool-result-text.ts'
import { readState } from './responses-state.ts'

/** A request as the Responses API takes it. */
export function responsesInput(
  request: ModelRequest,
): Pick<ResponseCreateParamsBase, 'instructions' | 'input' | 'tools' | 'parallel_tool_calls'> {
  return {
    instructions: `${request.system}\n\n${questionTime(request.now)}`,
    input: prepareMessages(request).flatMap((message) => itemsOf(message, request)),
    ...(request.tools.length > 0
      ? {
          parallel_tool_calls: true,
          tools: request.tools.map(({ name, description, inputSchema }) => ({
            type: 'function' as const,
            name,
            description,
            parameters: inputSchema,
            strict: false,
          })),
        }
      : {}),
  }
}

function itemsOf(message: SpokenMessage, { facts }: ModelRequest): ResponseInputItem[] {
  if (message.role === 'user') return [{ role: 'user', content: message.content }]
  if (message.role === 'tool')
    return message.results.map((result) => ({
      type: 'function_call_output',
      call_id: safeToolId(result.toolCallId),
      output: toolResultText(result, facts),
    }))
  const state = readState(message.state, message.toolCalls)
  if (state) return state
  return [
    ...(message.content.trim() === '' ? [] : [{ role: 'assistant' as const, content: message.content }]),
    ...message.toolCalls.map((call) => ({
      type: 'function_call' as const,
      call_id: safeToolId(call.toolCallId),
      name: safeToolName(call.toolName),
      arguments: JSON.stringify(call.arguments),
    })),
  ]
}
