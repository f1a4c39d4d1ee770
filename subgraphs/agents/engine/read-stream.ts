import { within } from './within.ts'

/**
 * The parts of a stream, one by one, until it ends. Throws the signal's reason as soon as it aborts, and
 * TimeLimitError when nothing comes for `idleMs`, whether or not the stream itself heeds anything.
 */
export async function* readStream<Part>(
  stream: AsyncIterable<Part>,
  { signal, idleMs }: { signal: AbortSignal; idleMs: number },
): AsyncGenerator<Part, void, void> {
  const iterator = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await within(iterator.next(), { signal, timeoutMs: idleMs })
      if (done) return
      yield value
    }
  } finally {
    // Not awaited: a stream that hangs would hold up the run that gave it up.
    iterator.return?.().catch(() => {})
  }
}
