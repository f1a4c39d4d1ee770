import { asAnswer } from '../requests/parse-answer.ts'
import type { SubgraphAnswer } from '../requests/subgraph-request.ts'
import { BadStream, createEventParser, type ServerSentEvent } from './read-events.ts'

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

/** The result in an event. */
export function answerOf(data: string): SubgraphAnswer {
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
