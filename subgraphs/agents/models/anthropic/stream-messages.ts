import type Anthropic from '@anthropic-ai/sdk'
import type { ModelPart, ModelRequest } from '../model.ts'
import { MOST_OUTPUT_TOKENS } from '../output-limit.ts'
import { ModelError } from '../policy/model-error.ts'
import { messagesInput } from './messages-input.ts'
import { type MessagesUsage, mergeUsage, usageOfMessages } from './messages-usage.ts'
import { TurnBlocks } from './turn-blocks.ts'

/** A call by the Messages API. Throws what the SDK throws, and ModelError where the stream ends without its end. */
export async function* streamMessages(
  client: Anthropic,
  { id, reasons }: { id: string; reasons: boolean },
  request: ModelRequest,
): AsyncGenerator<ModelPart> {
  const stream = await client.messages.create(
    {
      ...messagesInput(request),
      model: id,
      max_tokens: request.maxOutputTokens ?? MOST_OUTPUT_TOKENS,
      stream: true,
      // Without it, what such a model says between its calls would be empty.
      ...(reasons ? { thinking: { type: 'adaptive' as const, display: 'summarized' as const } } : {}),
    },
    { signal: request.signal },
  )
  const blocks = new TurnBlocks()
  let usage: MessagesUsage = {}
  let stopReason: string | null = null
  for await (const event of stream) {
    if (event.type === 'message_start') {
      usage = mergeUsage(usage, event.message.usage)
      yield { type: 'usage', ...usageOfMessages(usage) }
    } else if (event.type === 'content_block_start') blocks.start(event)
    else if (event.type === 'content_block_delta') {
      blocks.add(event)
      if (event.delta.type === 'text_delta') {
        yield { type: 'text', text: event.delta.text }
        continue
      }
    } else if (event.type === 'content_block_stop') blocks.stop(event)
    else if (event.type === 'message_delta') {
      usage = mergeUsage(usage, event.usage)
      stopReason = event.delta.stop_reason ?? stopReason
      yield { type: 'usage', ...usageOfMessages(usage) }
    } else if (event.type === 'message_stop') {
      if (stopReason === 'refusal') throw new ModelError('MODEL_REFUSED', 'refused')
      const isCut = stopReason === 'max_tokens' || stopReason === 'model_context_window_exceeded'
      const { calls, state } = blocks.finish(isCut)
      for (const call of calls) yield { type: 'tool-call', call }
      if (calls.length > 0) yield { type: 'state', state }
      yield { type: 'finish', reason: isCut ? 'length' : calls.length > 0 ? 'tool-calls' : 'stop' }
      return
    }
    yield { type: 'progress' }
  }
  throw new ModelError('MODEL_FAILED', 'the stream was cut off', { isTransient: true })
}
