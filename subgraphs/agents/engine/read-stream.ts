import { TimeLimitError } from './within.ts'

/**
 * The parts of a stream, one by one, until it ends. Throws the signal's reason as soon as it aborts, and
 * TimeLimitError when nothing comes for `idleMs` (`firstMs` before the first part), whether or not the stream
 * itself heeds anything. The time that its reader takes with a part does not count.
 */
export async function* readStream<Part>(
  stream: AsyncIterable<Part>,
  { signal, firstMs, idleMs }: { signal: AbortSignal; firstMs: number; idleMs: number },
): AsyncGenerator<Part, void, void> {
  const iterator = stream[Symbol.asyncIterator]()
  // One listener and one clock for all parts: with those of its own for each, they cost more than the parts.
  let giveUp: ((reason: unknown) => void) | null = null
  const onAbort = () => giveUp?.(signal.reason)
  const clockOf = (timeoutMs: number) => setTimeout(() => giveUp?.(new TimeLimitError(timeoutMs)), timeoutMs)
  let clock = clockOf(firstMs)
  let hasBegun = false
  signal.addEventListener('abort', onAbort)
  try {
    for (;;) {
      signal.throwIfAborted()
      const { done, value } = await new Promise<IteratorResult<Part>>((resolve, reject) => {
        giveUp = reject
        iterator.next().then(resolve, reject)
      })
      giveUp = null
      if (done) return
      if (!hasBegun) {
        hasBegun = true
        clearTimeout(clock)
        clock = clockOf(idleMs)
      }
      yield value
      clock.refresh()
    }
  } finally {
    clearTimeout(clock)
    signal.removeEventListener('abort', onAbort)
    // Not awaited: a stream that hangs would hold up the run that gave it up.
    iterator.return?.().catch(() => {})
  }
}
