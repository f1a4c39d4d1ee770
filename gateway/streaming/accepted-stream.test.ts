import { describe, expect, it } from 'vitest'
import { acceptedStream, acceptsEvents } from './accepted-stream.ts'

describe('what a client accepts', () => {
  it.each([
    [null, null, true],
    ['*/*', null, true],
    ['text/event-stream', 'sse', true],
    ['Text/Event-Stream; charset=utf-8', 'sse', true],
    ['text/event-stream;q=0', null, false],
    ['text/event-stream;q=0.000, */*', null, true],
    ['application/json', null, false],
    ['multipart/mixed', null, false],
    ['multipart/mixed;deferSpec=20220824', null, false],
    ['multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json', 'multipart', false],
    ['multipart/mixed; subscriptionSpec="1.0", text/event-stream', 'multipart', true],
    ['application/json, text/event-stream, multipart/mixed;subscriptionSpec=1.0', 'sse', true],
  ])('%s: streams as %s, takes events: %s', (accept, kind, events) => {
    expect([acceptedStream(accept), acceptsEvents(accept)]).toEqual([kind, events])
  })
})
