import { type ModelStub, type StubError, serveModelStub } from './model-server.ts'
import { type StubFailure, type StubFrames, type StubTurn, usageOf } from './model-turn.ts'

/** What the stub has of OpenAI's interfaces. */
export interface OpenAiStubOptions {
  /** False: /responses is not there, as on many compatible servers. */
  hasResponses?: boolean
}

/** A stand-in for api.openai.com and for compatible servers: /v1/responses and /v1/chat/completions, streamed. */
export function startOpenAiStub(options: OpenAiStubOptions = {}): Promise<ModelStub> {
  return serveModelStub({
    stream(turn, { path }) {
      if (path.endsWith('/chat/completions')) return chatFrames(turn)
      return path.endsWith('/responses') && options.hasResponses !== false ? responsesFrames(turn) : null
    },
    error: (fails) => errorOf(fails),
  })
}

const error = (status: number, type: string, code: string | null, message: string): StubError => ({
  status,
  body: { error: { message, type, param: null, code } },
})

function errorOf(fails: StubFailure['fails']): StubError {
  const errors: Partial<Record<StubFailure['fails'], StubError>> = {
    'bad-key': error(401, 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided: sk-test*ret.'),
    'no-scope': error(
      401,
      'invalid_request_error',
      null,
      'You have insufficient permissions for this operation. Missing scopes: model.request.',
    ),
    forbidden: error(403, 'invalid_request_error', 'unsupported_country_region_territory', 'Country not supported'),
    'no-model': error(
      404,
      'invalid_request_error',
      'model_not_found',
      'The model `x` does not exist or you do not have access to it.',
    ),
    'no-path': { status: 404, body: '404 page not found', headers: { 'content-type': 'text/plain' } },
    'bad-request': error(400, 'invalid_request_error', null, "Unknown parameter: 'x'."),
    'too-large': error(
      400,
      'invalid_request_error',
      'context_length_exceeded',
      'Your input exceeds the context window of this model.',
    ),
    'out-of-credit': error(
      429,
      'insufficient_quota',
      'insufficient_quota',
      'You exceeded your current quota, please check your plan and billing details.',
    ),
    'spend-limit': error(429, 'insufficient_quota', 'credit_balance_exhausted', 'Your credit balance is exhausted.'),
    'rate-limit': error(429, 'requests', 'rate_limit_exceeded', 'Rate limit reached for requests.'),
    timeout: error(408, 'server_error', null, 'Request timed out.'),
    conflict: error(409, 'server_error', null, 'Conflict.'),
    'server-error': error(500, 'server_error', null, 'The server had an error while processing your request.'),
    overloaded: error(
      503,
      'server_error',
      'server_is_overloaded',
      'The engine is currently overloaded, please try again later.',
    ),
    redirect: { status: 307, body: '', headers: { location: 'http://127.0.0.1:9/v1/responses' } },
  }
  return errors[fails] ?? error(500, 'server_error', null, fails)
}

/** The events of the Responses API. */
function responsesFrames(turn: StubTurn): StubFrames {
  const frames: string[] = []
  const output: object[] = []
  let sequence = 0
  const event = (type: string, body: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence++, ...body })}\n\n`
  const push = (type: string, body: object) => frames.push(event(type, body))
  const response = (status: string, more: object = {}) => ({
    response: {
      id: 'resp_stub',
      object: 'response',
      created_at: 1_790_000_000,
      status,
      error: null,
      incomplete_details: null,
      output,
      usage: null,
      ...more,
    },
  })
  push('response.created', response('in_progress'))
  push('response.in_progress', response('in_progress'))
  if (turn.thinking) {
    const item = { id: 'rs_1', type: 'reasoning', summary: [] }
    push('response.output_item.added', { output_index: output.length, item })
    const whole = { ...item, encrypted_content: turn.thinking.signature }
    push('response.output_item.done', { output_index: output.length, item: whole })
    output.push(whole)
  }
  if (turn.text || turn.stop === 'refused') {
    const place = { item_id: 'msg_1', output_index: output.length, content_index: 0 }
    push('response.output_item.added', {
      output_index: output.length,
      item: { id: 'msg_1', type: 'message', status: 'in_progress', role: 'assistant', content: [] },
    })
    push('response.content_part.added', { ...place, part: { type: 'output_text', text: '', annotations: [] } })
    for (const delta of turn.text ?? []) push('response.output_text.delta', { ...place, delta })
    if (turn.stop === 'refused') push('response.refusal.delta', { ...place, delta: 'I can’t help with that.' })
    const text = (turn.text ?? []).join('')
    push('response.output_text.done', { ...place, text })
    const item = {
      id: 'msg_1',
      type: 'message',
      status: 'completed',
      role: 'assistant',
      content: [{ type: 'output_text', text, annotations: [] }],
    }
    push('response.output_item.done', { output_index: output.length, item })
    output.push(item)
  }
  const text = frames.length
  let halfCall = frames.length
  const calls = turn.calls ?? []
  const first = output.length
  const items = calls.map((call, index) => ({
    id: `fc_${index}`,
    type: 'function_call',
    status: 'completed',
    call_id: call.id,
    name: call.name,
    arguments: call.arguments,
  }))
  for (const [index, item] of items.entries())
    push('response.output_item.added', {
      output_index: first + index,
      item: { ...item, status: 'in_progress', arguments: '' },
    })
  const halves = calls.map(
    ({ arguments: text }) => [text.slice(0, text.length / 2), text.slice(text.length / 2)] as const,
  )
  for (const half of [0, 1] as const) {
    for (const [index, parts] of halves.entries())
      push('response.function_call_arguments.delta', {
        item_id: `fc_${index}`,
        output_index: first + index,
        delta: parts[half],
      })
    if (half === 0) halfCall = frames.length
  }
  for (const [index, item] of items.entries()) {
    push('response.function_call_arguments.done', {
      item_id: item.id,
      output_index: first + index,
      arguments: item.arguments,
    })
    push('response.output_item.done', { output_index: first + index, item })
  }
  output.push(...items)
  const { input, cached, written, output: said, reasoning } = usageOf(turn)
  const usage = {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cached, cache_write_tokens: written },
    output_tokens: said,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + said,
  }
  if (turn.stop === 'length')
    push('response.incomplete', response('incomplete', { usage, incomplete_details: { reason: 'max_output_tokens' } }))
  else push('response.completed', response('completed', { usage }))
  const failure = event('error', { code: 'server_error', message: 'The server had an error.', param: null })
  return { frames, text, halfCall, error: failure }
}

/** The chunks of chat completions. */
function chatFrames(turn: StubTurn): StubFrames {
  const frames: string[] = []
  const frame = (body: object) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-stub', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'stub', ...body })}\n\n`
  const push = (delta: object, finish: string | null = null) =>
    frames.push(frame({ choices: [{ index: 0, delta, finish_reason: finish }], usage: null }))
  push({ role: 'assistant', content: '' })
  for (const content of turn.text ?? []) push({ content })
  if (turn.stop === 'refused') push({ refusal: 'I can’t help with that.' })
  const text = frames.length
  const calls = turn.calls ?? []
  const halves = calls.map(
    ({ arguments: text }) => [text.slice(0, text.length / 2), text.slice(text.length / 2)] as const,
  )
  for (const [index, { id, name }] of calls.entries())
    push({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] })
  for (const [index, parts] of halves.entries()) push({ tool_calls: [{ index, function: { arguments: parts[0] } }] })
  const halfCall = frames.length
  for (const [index, parts] of halves.entries()) push({ tool_calls: [{ index, function: { arguments: parts[1] } }] })
  push(
    {},
    turn.stop === 'length'
      ? 'length'
      : turn.stop === 'refused'
        ? 'content_filter'
        : calls.length > 0
          ? 'tool_calls'
          : 'stop',
  )
  const { input, cached, output, reasoning } = usageOf(turn)
  const usage = {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
    completion_tokens_details: { reasoning_tokens: reasoning },
  }
  frames.push(frame({ choices: [], usage }), 'data: [DONE]\n\n')
  const failure = `data: ${JSON.stringify({ error: { message: 'The server had an error.', type: 'server_error', param: null, code: null } })}\n\n`
  return { frames, text, halfCall, error: failure }
}
