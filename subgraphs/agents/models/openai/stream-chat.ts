import type OpenAI from 'openai'
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import type { ModelPart, ModelRequest } from '../model.ts'
import { ModelError } from '../policy/model-error.ts'
import { tokenCount } from '../prompt/token-count.ts'
import { ChatCalls } from './chat-calls.ts'
import { chatMessages } from './chat-messages.ts'
import { readServerEvents } from './read-server-events.ts'

/** A call by chat completions. Throws what the SDK throws, and ModelError where the stream ends without a reason. */
export async function* streamChat(
  client: OpenAI,
  { id }: { id: string },
  request: ModelRequest,
): AsyncGenerator<ModelPart> {
  const asked = client.chat.completions.create(
    {
      model: id,
      messages: chatMessages(request),
      stream: true,
      stream_options: { include_usage: true },
      ...(request.maxOutputTokens ? { max_completion_tokens: request.maxOutputTokens } : {}),
      ...(request.tools.length > 0
        ? {
            tools: request.tools.map(({ name, description, inputSchema }) => ({
              type: 'function' as const,
              function: { name, description, parameters: inputSchema },
            })),
          }
        : {}),
    },
    { signal: request.signal },
  )
  const calls = new ChatCalls()
  let finish: string | null = null
  let isRefused = false
  for await (const chunk of readServerEvents<ChatCompletionChunk>(await asked.asResponse(), request.signal)) {
    // The counts come in a chunk of their own, after the reason.
    if (chunk.usage) yield usageOf(chunk.usage)
    const choice = chunk.choices?.[0]
    const text = choice?.delta?.content
    if (choice?.delta?.refusal) isRefused = true
    for (const delta of choice?.delta?.tool_calls ?? []) calls.add(delta)
    if (choice?.finish_reason) finish = choice.finish_reason
    yield text ? { type: 'text', text } : { type: 'progress' }
  }
  if (finish === null) throw new ModelError('MODEL_FAILED', 'the stream was cut off', { isTransient: true })
  if (isRefused || finish === 'content_filter') throw new ModelError('MODEL_REFUSED', 'refused')
  const wanted = calls.finish(finish === 'length')
  for (const call of wanted) yield { type: 'tool-call', call }
  yield { type: 'finish', reason: finish === 'length' ? 'length' : wanted.length > 0 ? 'tool-calls' : 'stop' }
}

function usageOf(usage: NonNullable<ChatCompletionChunk['usage']>): ModelPart {
  return {
    type: 'usage',
    inputTokens: tokenCount(usage.prompt_tokens),
    cachedInputTokens: tokenCount(usage.prompt_tokens_details?.cached_tokens),
    outputTokens: tokenCount(usage.completion_tokens),
    reasoningTokens: tokenCount(usage.completion_tokens_details?.reasoning_tokens),
  }
}
