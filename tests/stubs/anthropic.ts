import { type ModelStub, type StubError, serveModelStub } from './model-server.ts'
import { type StubFailure, type StubFrames, type StubTurn, usageOf } from './model-turn.ts'

/** A stand-in for api.anthropic.com: /v1/messages, streamed. */
export function startAnthropicStub(): Promise<ModelStub> {
  return serveModelStub({
    stream: (turn, { path }) => (path === '/v1/messages' ? messageFrames(turn) : null),
    error: (fails) => errorOf(fails),
  })
}

const error = (status: number, type: string, message: string, details?: object): StubError => ({
  status,
  body: { type: 'error', error: { type, message, ...(details ? { details } : {}) }, request_id: 'req_stub' },
})

function errorOf(fails: StubFailure['fails']): StubError {
  const errors: Partial<Record<StubFailure['fails'], StubError>> = {
    'bad-key': error(401, 'authentication_error', 'invalid x-api-key'),
    'no-scope': error(403, 'permission_error', 'Your API key does not have permission to use the specified resource.'),
    forbidden: error(403, 'permission_error', 'Your API key does not have permission to use the specified resource.'),
    'no-model': error(404, 'not_found_error', 'model: claude-none'),
    'no-path': error(404, 'not_found_error', 'Not found'),
    'bad-request': error(400, 'invalid_request_error', 'messages: at least one message is required'),
    'too-large': error(413, 'request_too_large', 'Request exceeds the maximum size'),
    'out-of-credit': error(400, 'invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
    'spend-limit': error(429, 'rate_limit_error', 'You have reached your spend limit.', {
      error_code: 'enforced_spend_limit_reached',
    }),
    'rate-limit': error(429, 'rate_limit_error', 'This request would exceed your rate limit.'),
    timeout: error(408, 'timeout_error', 'Request timed out.'),
    conflict: error(409, 'conflict_error', 'Conflict.'),
    'server-error': error(500, 'api_error', 'Internal server error'),
    overloaded: error(529, 'overloaded_error', 'Overloaded'),
    redirect: { status: 307, body: '', headers: { location: 'http://127.0.0.1:9/v1/messages' } },
  }
  return errors[fails] ?? error(500, 'api_error', fails)
}

/** The events of the Messages API. */
function messageFrames(turn: StubTurn): StubFrames {
  const frames: string[] = []
  const event = (type: string, body: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...body })}\n\n`
  const push = (type: string, body: object = {}) => frames.push(event(type, body))
  const { input, cached, written, output, reasoning } = usageOf(turn)
  const usage = {
    input_tokens: input - cached - written,
    cache_creation_input_tokens: written,
    cache_read_input_tokens: cached,
    cache_creation: { ephemeral_5m_input_tokens: written, ephemeral_1h_input_tokens: 0 },
  }
  push('message_start', {
    message: {
      id: 'msg_stub',
      type: 'message',
      role: 'assistant',
      model: 'stub',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { ...usage, output_tokens: 1 },
    },
  })
  push('ping')
  let index = 0
  if (turn.thinking) {
    push('content_block_start', { index, content_block: { type: 'thinking', thinking: '', signature: '' } })
    push('content_block_delta', { index, delta: { type: 'thinking_delta', thinking: turn.thinking.text } })
    push('content_block_delta', { index, delta: { type: 'signature_delta', signature: turn.thinking.signature } })
    push('content_block_stop', { index: index++ })
  }
  if (turn.text) {
    push('content_block_start', { index, content_block: { type: 'text', text: '' } })
    for (const text of turn.text) push('content_block_delta', { index, delta: { type: 'text_delta', text } })
    push('content_block_stop', { index: index++ })
  }
  const text = frames.length
  let halfCall = frames.length
  for (const [place, { id, name, arguments: json }] of (turn.calls ?? []).entries()) {
    push('content_block_start', { index, content_block: { type: 'tool_use', id, name, input: {} } })
    push('content_block_delta', {
      index,
      delta: { type: 'input_json_delta', partial_json: json.slice(0, json.length / 2) },
    })
    if (place === 0) halfCall = frames.length
    push('content_block_delta', {
      index,
      delta: { type: 'input_json_delta', partial_json: json.slice(json.length / 2) },
    })
    push('content_block_stop', { index: index++ })
  }
  const stop =
    turn.stop === 'length' ? 'max_tokens' : turn.stop === 'refused' ? 'refusal' : turn.calls ? 'tool_use' : 'end_turn'
  push('message_delta', {
    delta: { stop_reason: stop, stop_sequence: null },
    usage: {
      ...usage,
      cache_creation: undefined,
      input_tokens: null,
      output_tokens: output,
      output_tokens_details: { thinking_tokens: reasoning },
    },
  })
  push('message_stop')
  const failure = event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })
  return { frames, text, halfCall, error: failure }
}
