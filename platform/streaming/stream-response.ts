/** How results are written on a connection that stays open. */
export interface StreamFormat {
  contentType: string
  /** What goes before all else; empty for nothing. */
  opening: string
  /** Says that a stream without results lives. */
  heartbeat: string
  /** One result, as far as its reader needs to act on it. */
  result(value: object): string
  /** The end that was meant, by which a reader tells it from a connection that broke. */
  closing: string
}

/** What streamResponse takes beside the results. */
export interface StreamOptions {
  /** Aborts when the client has gone: ends the results, and the stream with the signal's reason. */
  signal?: AbortSignal
  /** Told what the results threw; the client sees the stream break off. */
  onError?: (error: unknown) => void
}

/** How often a stream without events says that it lives: more than twice in what our gateway bears of silence. */
const HEARTBEAT_MS = 5_000
/** A reader that has taken nothing for as many heartbeats is gone, or might as well be. */
const MISSED_HEARTBEATS = 12

/**
 * A stream of results in a format, with a heartbeat at once and now and then. Asks for a result only when
 * the one before was taken, and breaks off where nothing was taken for a minute.
 */
export function streamResponse(
  results: AsyncGenerator<object, void, void>,
  format: StreamFormat,
  options: StreamOptions = {},
): Response {
  const { signal, onError } = options
  const encoder = new TextEncoder()
  let heartbeats: NodeJS.Timeout | undefined
  let hasEnded = false
  let missed = 0
  let abort = () => {}
  const end = () => {
    hasEnded = true
    clearInterval(heartbeats)
    signal?.removeEventListener('abort', abort)
  }
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const breakOff = (reason: unknown) => {
        end()
        controller.error(reason)
        results.return().catch((error) => onError?.(error))
      }
      const beat = () => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(format.heartbeat))
        else if (++missed >= MISSED_HEARTBEATS) breakOff(new Error('the reader of a stream has stopped reading'))
      }
      // Opens the stream for clients that wait for the first byte, and tells a quiet source from a dead one.
      controller.enqueue(encoder.encode(format.opening + format.heartbeat))
      heartbeats = setInterval(beat, HEARTBEAT_MS)
      heartbeats.unref()
      abort = () => breakOff(signal?.reason)
      signal?.addEventListener('abort', abort, { once: true })
      if (signal?.aborted) abort()
    },
    async pull(controller) {
      // Called when something was taken.
      missed = 0
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
        controller.enqueue(encoder.encode(format.closing))
        controller.close()
      } else controller.enqueue(encoder.encode(format.result(next.value)))
    },
    async cancel() {
      end()
      await results.return()
    },
  })
  return new Response(stream, {
    // The last is for nginx, which gathers an answer before it passes it on unless it is told not to.
    headers: { 'content-type': format.contentType, 'cache-control': 'no-cache', 'x-accel-buffering': 'no' },
  })
}
