import type OpenAI from 'openai'
import type {
  Response,
  ResponseFunctionToolCall,
  ResponseOutputItem,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses'
import type { ModelPart, ModelRequest } from '../model.ts'
import { ModelError } from '../policy/model-error.ts'
import { modelErrorOf } from '../policy/model-error-of.ts'
import { parseArguments } from '../prompt/parse-arguments.ts'
import { tokenCount } from '../prompt/token-count.ts'
import { readServerEvents } from './read-server-events.ts'
import { responsesInput } from './responses-input.ts'
import { stateOf } from './responses-state.ts'

/** Characters of arguments beyond which a call is no call any more. */
const MOST_ARGUMENTS = 200_000

/** A call by the Responses API. Throws what the SDK throws, and ModelError where the stream ends without its end. */
export async function* streamResponses(
  client: OpenAI,
  { id, reasons }: { id: string; reasons: boolean },
  request: ModelRequest,
): AsyncGenerator<ModelPart> {
  const asked = client.responses.create(
    {
      ...responsesInput(request),
      model: id,
      stream: true,
      store: false,
      ...(request.maxOutputTokens ? { max_output_tokens: request.maxOutputTokens } : {}),
      ...(reasons ? { include: ['reasoning.encrypted_content' as const] } : {}),
    },
    { signal: request.signal },
  )
  const items = new Map<number, ResponseOutputItem>()
  let argumentsLength = 0
  let isRefused = false
  for await (const event of readServerEvents<ResponseStreamEvent>(await asked.asResponse(), request.signal)) {
    if (event.type === 'response.output_text.delta') {
      yield { type: 'text', text: event.delta }
      continue
    }
    if (event.type === 'response.output_item.done') items.set(event.output_index, event.item)
    else if (event.type === 'response.refusal.delta' || event.type === 'response.refusal.done') isRefused = true
    else if (event.type === 'response.function_call_arguments.delta') {
      argumentsLength += event.delta.length
      if (argumentsLength > MOST_ARGUMENTS)
        throw new ModelError('MODEL_FAILED', 'a call without end', { isTransient: true })
    } else if (event.type === 'error') throw modelErrorOf(event)
    else if (event.type === 'response.failed') {
      yield* usageOf(event.response)
      throw modelErrorOf({ error: event.response.error })
    } else if (event.type === 'response.completed' || event.type === 'response.incomplete') {
      yield* usageOf(event.response)
      const reason = event.response.incomplete_details?.reason
      if (isRefused || reason === 'content_filter') throw new ModelError('MODEL_REFUSED', 'refused')
      const output =
        items.size > 0 ? [...items].sort(([a], [b]) => a - b).map(([, item]) => item) : event.response.output
      const calls = (output ?? []).filter((item): item is ResponseFunctionToolCall => item.type === 'function_call')
      for (const call of calls) {
        const { call_id: toolCallId, name: toolName } = call
        yield { type: 'tool-call', call: { toolCallId, toolName, ...parseArguments(call.arguments) } }
      }
      if (calls.length > 0) yield { type: 'state', state: stateOf(output) }
      const isCut = event.type === 'response.incomplete'
      yield { type: 'finish', reason: isCut ? 'length' : calls.length > 0 ? 'tool-calls' : 'stop' }
      return
    }
    yield { type: 'progress' }
  }
  throw new ModelError('MODEL_FAILED', 'the stream was cut off', { isTransient: true })
}

function* usageOf({ usage }: Response): Generator<ModelPart> {
  if (!usage) return
  yield {
    type: 'usage',
    inputTokens: tokenCount(usage.input_tokens),
    cachedInputTokens: tokenCount(usage.input_tokens_details?.cached_tokens),
    cacheWriteTokens: tokenCount(usage.input_tokens_details?.cache_write_tokens),
    outputTokens: tokenCount(usage.output_tokens),
    reasoningTokens: tokenCount(usage.output_tokens_details?.reasoning_tokens),
  }
}
