/**
 * A stream of results as server-sent events, in the distinct-connections mode of the graphql-sse
 * protocol: `next` for each result, `complete` at the end.
 */
export function sseResponse(results: AsyncGenerator<object, void, void>): Response {
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      // Opens the stream for clients that wait for the first byte.
      controller.enqueue(encoder.encode(':\n\n'))
    },
    async pull(controller) {
      const { done, value } = await results.next()
      if (done) {
        controller.enqueue(encoder.encode('event: complete\ndata:\n\n'))
        controller.close()
      } else controller.enqueue(encoder.encode(`event: next\ndata: ${JSON.stringify(value)}\n\n`))
    },
    async cancel() {
      await results.return()
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
