import { within } from './within.ts'

/**
 * The parts of a stream, one by one, until it ends. Throws the signal's reason as soon as it aborts, and
 * TimeLimitError when nothing comes for `idleMs` (`firstMs` before the first part), whether or not the stream
 * itself heeds anything.
 */
export async function* readStream<Part>(
  stream: AsyncIterable<Part>,
  { signal, firstMs, idleMs }: { signal: AbortSignal; firstMs: number; idleMs: number },
): AsyncGenerator<Part, void, void> {
  const iterator = stream[Symbol.asyncIterator]()
  let timeoutMs = firstMs
  try {
    for (;;) {
      const { done, value } = await within(iterator.next(), { signal, timeoutMs })
      if (done) return
      timeoutMs = idleMs
      yield value
    }
  } finally {
    // Not awaited: a stream that hangs would hold up the run that gave it up.
    iterator.return?.().catch(() => {})
  }
}
