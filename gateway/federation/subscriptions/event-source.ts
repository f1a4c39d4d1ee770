import { untilAborted } from '@chainlens/platform/async'
import { asAnswer } from '../requests/parse-answer.ts'
import type { SubgraphAnswer } from '../requests/subgraph-request.ts'
import { BadStream, createEventParser } from './read-events.ts'

/** One event of a subgraph's subscription. */
export interface SourceEvent {
  answer: SubgraphAnswer
  /** Length of its text. */
  characters: number
}

/** Largest event that is taken, and the longest silence, pings included, that is borne. */
export interface SourceLimits {
  maxEventCharacters: number
  silenceMs: number
}

/**
 * The events of a response in the distinct-connections mode of the graphql-sse protocol. Ends at
 * `complete`; throws BadStream where the stream ends without it, falls silent, or says something else.
 */
export async function* eventSource(
  response: Response,
  limits: SourceLimits & { fits(data: unknown): boolean },
  signal: AbortSignal,
): AsyncGenerator<SourceEvent, void, void> {
  if (!response.body) throw new BadStream('a stream without a body')
  const reader = response.body.getReader()
  const parse = createEventParser(limits.maxEventCharacters)
  try {
    for (;;) {
      const { done, value } = await readSoon(reader, limits.silenceMs, signal)
      if (done) throw new BadStream('the stream ended without `complete`')
      for (const { event, data } of parse(value)) {
        if (event === 'complete') return
        if (event !== 'next') continue
        const answer = answerOf(data)
        if (!limits.fits(answer.data)) throw new BadStream('an event with data that was not asked for')
        yield { answer, characters: data.length }
      }
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}

function answerOf(data: string): SubgraphAnswer {
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    throw new BadStream('an event that is not JSON')
  }
  const answer = asAnswer(value)
  if (!answer) throw new BadStream('an event that is no GraphQL result')
  return answer
}

async function readSoon(reader: ReadableStreamDefaultReader<Uint8Array>, silenceMs: number, signal: AbortSignal) {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new BadStream(`no sign of life for ${silenceMs} ms`)), silenceMs)
  try {
    const either = AbortSignal.any([silence.signal, signal])
    return await untilAborted(reader.read(), either)
  } finally {
    clearTimeout(timer)
  }
}
