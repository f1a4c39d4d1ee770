import { type StreamFormat, type StreamOptions, streamResponse } from './stream-response.ts'

const SERVER_SENT_EVENTS: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: '',
  heartbeat: ':\n\n',
  result: (value) => `event: next\ndata: ${JSON.stringify(value)}\n\n`,
  // EventSource hands on no event without data.
  closing: 'event: complete\ndata:\n\n',
}

/**
 * A stream of results as server-sent events, in the distinct-connections mode of the graphql-sse
 * protocol: `next` for each result, `complete` at the end, and a comment now and then.
 */
export function sseResponse(results: AsyncGenerator<object, void, void>, options?: StreamOptions): Response {
  return streamResponse(results, SERVER_SENT_EVENTS, options)
}
