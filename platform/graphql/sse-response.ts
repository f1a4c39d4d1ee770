/** How often a stream without events says that it lives. */
const PING_MS = 10_000

/** What sseResponse takes beside the results. */
export interface SseOptions {
  /** Aborts when the client has gone: ends the results, and the stream with the signal's reason. */
  signal?: AbortSignal
  /** Told what the results threw; the client sees the stream break off. */
  onError?: (error: unknown) => void
}

/**
 * A stream of results as server-sent events, in the distinct-connections mode of the graphql-sse
 * protocol: `next` for each result, `complete` at the end, and a comment now and then. Asks for a
 * result only when the one before was taken.
 */
export function sseResponse(results: AsyncGenerator<object, void, void>, options: SseOptions = {}): Response {
  const { signal, onError } = options
  const encoder = new TextEncoder()
  let pings: NodeJS.Timeout | undefined
  let hasEnded = false
  let abort = () => {}
  const end = () => {
    hasEnded = true
    clearInterval(pings)
    signal?.removeEventListener('abort', abort)
  }
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      // Opens the stream for clients that wait for the first byte, and tells a quiet source from a dead one.
      const ping = () => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(':\n\n'))
      }
      ping()
      pings = setInterval(ping, PING_MS)
      pings.unref()
      abort = () => {
        end()
        controller.error(signal?.reason)
        results.return().catch((error) => onError?.(error))
      }
      signal?.addEventListener('abort', abort, { once: true })
      if (signal?.aborted) abort()
    },
    async pull(controller) {
      let next: IteratorResult<object, void>
      try {
        next = await results.next()
      } catch (error) {
        if (hasEnded) return
        end()
        onError?.(error)
        throw error
      }
      if (hasEnded) return
      if (next.done) {
        end()
        controller.enqueue(encoder.encode('event: complete\ndata:\n\n'))
        controller.close()
      } else controller.enqueue(encoder.encode(`event: next\ndata: ${JSON.stringify(next.value)}\n\n`))
    },
    async cancel() {
      end()
      await results.return()
    },
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
