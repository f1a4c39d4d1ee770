/** How often a stream without events says that it lives. */
const PING_MS = 10_000

/**
 * A stream of results as server-sent events, in the distinct-connections mode of the graphql-sse
 * protocol: `next` for each result, `complete` at the end, and a comment now and then.
 */
export function sseResponse(results: AsyncGenerator<object, void, void>): Response {
  const encoder = new TextEncoder()
  let pings: NodeJS.Timeout | undefined
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      // Opens the stream for clients that wait for the first byte, and tells a quiet source from a dead one.
      const ping = () => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(':\n\n'))
      }
      ping()
      pings = setInterval(ping, PING_MS)
      pings.unref()
    },
    async pull(controller) {
      let next: IteratorResult<object, void>
      try {
        next = await results.next()
      } catch (error) {
        clearInterval(pings)
        throw error
      }
      const { done, value } = next
      if (done) {
        clearInterval(pings)
        controller.enqueue(encoder.encode('event: complete\ndata:\n\n'))
        controller.close()
      } else controller.enqueue(encoder.encode(`event: next\ndata: ${JSON.stringify(value)}\n\n`))
    },
    async cancel() {
      clearInterval(pings)
      await results.return()
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
