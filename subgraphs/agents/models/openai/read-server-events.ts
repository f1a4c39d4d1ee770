import { ModelError } from '../policy/model-error.ts'
import { modelErrorOf } from '../policy/model-error-of.ts'

/** No event of a provider's is nearly as long. */
const MOST_CHARACTERS = 4_000_000

/**
 * What a provider streams as server-sent events of JSON, event by event, up to `[DONE]` or the stream's end. The SDK
 * reads the same, through as many generators as it has features: with hundreds of streams that was the dearest part of
 * an answer. Throws ModelError for an error that the provider tells, or an event without end, SyntaxError for what is
 * no JSON, and what the body throws. Ends as soon as the signal aborts, and lets the body go however it ends.
 */
export async function* readServerEvents<Event>(
  response: Response,
  signal: AbortSignal,
): AsyncGenerator<Event, void, void> {
  const reader = response.body?.getReader()
  if (!reader) return
  // Not awaited: a body that hangs would hold up whoever gave it up. What is being read then ends.
  const letGo = () => void reader.cancel().catch(() => {})
  signal.addEventListener('abort', letGo, { once: true })
  const decoder = new TextDecoder()
  let rest = ''
  let name = ''
  let data = ''
  try {
    while (!signal.aborted) {
      const { done, value } = await reader.read()
      if (done) return
      rest += decoder.decode(value, { stream: true })
      // The last may be the first half of a line's end.
      if (rest.includes('\r')) rest = rest.replace(/\r\n|\r(?!$)/g, '\n')
      let start = 0
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
        const line = rest.slice(start, end)
        start = end + 1
        if (line.startsWith('data:')) data += `${data && '\n'}${fieldOf(line, 5)}`
        else if (line.startsWith('event:')) name = fieldOf(line, 6)
        else if (line === '') {
          if (data === '[DONE]') return
          if (data) yield parse<Event>(name, data, response)
          name = ''
          data = ''
        }
      }
      rest = rest.slice(start)
      if (rest.length + data.length > MOST_CHARACTERS)
        throw new ModelError('MODEL_FAILED', 'an event without end', { isTransient: true })
    }
  } finally {
    signal.removeEventListener('abort', letGo)
    letGo()
  }
}

function fieldOf(line: string, nameLength: number): string {
  return line.slice(line[nameLength] === ' ' ? nameLength + 1 : nameLength)
}

function parse<Event>(name: string, data: string, { headers }: Response): Event {
  const event = JSON.parse(data)
  if (name === 'error' || event?.error) throw modelErrorOf({ error: event?.error ?? event, headers })
  return event
}
