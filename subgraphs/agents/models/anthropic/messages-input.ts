import type Anthropic from '@anthropic-ai/sdk'
import type { ModelRequest } from '../model.ts'
import { prepareMessages, type SpokenMessage } from '../prompt/prepare-messages.ts'
import { questionTime } from '../prompt/question-time.ts'
import { safeToolId, safeToolName } from '../prompt/safe-names.ts'
import { toolResultText } from '../prompt/tool-result-text.ts'
import { readState } from './messages-state.ts'

type Block = Anthropic.ContentBlockParam

/** What a provider keeps of a prompt up to here, for five minutes. */
const CACHED = { type: 'ephemeral' } as const

/**
 * A request as the Messages API takes it. Three places are marked for the cache: the tools, the rules, and the end
 * of the conversation; the time of the question stands behind the rules, so that it does not change their mark.
 */
export function messagesInput(
  request: ModelRequest,
): Pick<Anthropic.MessageCreateParamsStreaming, 'system' | 'messages' | 'tools'> {
  const { tools } = request
  const messages = conversationOf(request)
  const last = messages.at(-1)?.content
  const end = Array.isArray(last) ? last.at(-1) : undefined
  if (end && (end.type === 'text' || end.type === 'tool_result')) end.cache_control = CACHED
  return {
    system: [
      { type: 'text', text: request.system, cache_control: CACHED },
      { type: 'text', text: questionTime(request.now) },
    ],
    messages,
    ...(tools.length > 0
      ? {
          tools: tools.map(({ name, description, inputSchema }, index) => ({
            name,
            description,
            input_schema: { ...inputSchema, type: 'object' as const },
            ...(index === tools.length - 1 ? { cache_control: CACHED } : {}),
          })),
        }
      : {}),
  }
}

/** Roles take turns: what stands next to each other in one role becomes one message, results before words. */
function conversationOf(request: ModelRequest): Anthropic.MessageParam[] {
  const messages: { role: 'user' | 'assistant'; content: Block[] }[] = []
  for (const message of prepareMessages(request)) {
    const role = message.role === 'assistant' ? 'assistant' : 'user'
    const blocks = blocksOf(message, request)
    const before = messages.at(-1)
    if (blocks.length === 0) continue
    if (before?.role === role) before.content.push(...blocks)
    else messages.push({ role, content: blocks })
  }
  return messages
}

function blocksOf(message: SpokenMessage, { facts }: ModelRequest): Block[] {
  if (message.role === 'user') return [{ type: 'text', text: message.content }]
  if (message.role === 'tool')
    return message.results.map((result) => ({
      type: 'tool_result',
      tool_use_id: safeToolId(result.toolCallId),
      content: toolResultText(result, facts),
      ...(result.status === 'SUCCEEDED' ? {} : { is_error: true }),
    }))
  const state = readState(message.state, message.toolCalls)
  if (state) return state
  return [
    ...(message.content.trim() === '' ? [] : [{ type: 'text' as const, text: message.content }]),
    ...message.toolCalls.map((call) => ({
      type: 'tool_use' as const,
      id: safeToolId(call.toolCallId),
      name: safeToolName(call.toolName),
      input: call.arguments,
    })),
  ]
}
