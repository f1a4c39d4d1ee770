import type { Readable } from 'node:stream'
import { untilAborted } from '@chainlens/platform/async'
import { asAnswer } from '../requests/parse-answer.ts'
import type { SubgraphAnswer } from '../requests/subgraph-request.ts'
import type { OpenedSource } from './open-source.ts'
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

/** How events are taken. */
export type EventTaking = SourceLimits & { fits(data: unknown): boolean }

/**
 * The events of a source. Ends when the source says so; throws BadStream where a stream over the network ends without
 * that, falls silent, or says something else.
 */
export async function* eventSource(
  source: OpenedSource,
  taking: EventTaking,
  signal: AbortSignal,
): AsyncGenerator<SourceEvent, void, void> {
  const answers = source.kind === 'bytes' ? readStream(source.bytes, taking, signal) : readResults(source.results)
  for await (const event of answers) {
    if (!taking.fits(event.answer.data)) throw new BadStream('an event with data that was not asked for')
    yield event
  }
}

/** Events of a subgraph of this process. What waits of them is counted by their number alone. */
async function* readResults(results: AsyncGenerator<SubgraphAnswer>): AsyncGenerator<SourceEvent, void, void> {
  for await (const answer of results) yield { answer, characters: 0 }
}

/** The events of a body in the distinct-connections mode of the graphql-sse protocol. */
async function* readStream(
  bytes: Readable,
  limits: SourceLimits,
  signal: AbortSignal,
): AsyncGenerator<SourceEvent, void, void> {
  const reader = bytes[Symbol.asyncIterator]()
  const parse = createEventParser(limits.maxEventCharacters)
  try {
    for (;;) {
      const { done, value } = await readSoon(reader, limits.silenceMs, signal)
      if (done) throw new BadStream('the stream ended without `complete`')
      for (const { event, data } of parse(value)) {
        if (event === 'complete') return
        if (event === 'next') yield { answer: answerOf(data), characters: data.length }
      }
    }
  } finally {
    bytes.destroy()
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

async function readSoon(reader: AsyncIterator<Uint8Array>, silenceMs: number, signal: AbortSignal) {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new BadStream(`no sign of life for ${silenceMs} ms`)), silenceMs)
  try {
    const either = AbortSignal.any([silence.signal, signal])
    return await untilAborted(reader.next(), either)
  } finally {
    clearTimeout(timer)
  }
}
