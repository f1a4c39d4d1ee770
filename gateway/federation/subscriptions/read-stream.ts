import { asAnswer } from '../requests/parse-answer.ts'
import { BadStream, createEventParser, type ServerSentEvent } from './read-events.ts'
import type { SourceEvent } from './subgraph-source.ts'

/**
 * Reads chunks of a stream in the distinct-connections mode of the graphql-sse protocol: tells of each result, and
 * gives COMPLETE where the source has said all. Throws BadStream for what breaks the rules.
 */
export function readStream(
  maxEventCharacters: number,
  onNext: (event: ServerSentEvent) => void,
): (chunk: Uint8Array) => 'COMPLETE' | null {
  const parse = createEventParser(maxEventCharacters)
  return (chunk) => {
    for (const event of parse(chunk)) {
      if (event.event === 'complete') return 'COMPLETE'
      if (event.event === 'next') onNext(event)
    }
    return null
  }
}

/** The event that a text is. Throws BadStream where it is no result. */
export function eventOf(text: string): SourceEvent {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadStream('an event that is not JSON')
  }
  const answer = asAnswer(value)
  if (!answer) throw new BadStream('an event that is no GraphQL result')
  return { answer, text: saysOnlyData(value as object) ? text : null, characters: text.length }
}

function saysOnlyData(result: object): boolean {
  for (const name in result) if (name !== 'data') return false
  return true
}
