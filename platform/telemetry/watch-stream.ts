/** What is told of a stream that is watched. */
export interface StreamWatcher {
  /** Called for each value, with how many there have been. */
  onValue?(count: number): void
  /** Called once: when the stream ends, is ended by its reader, or fails. */
  onEnd(count: number, error?: unknown): void
  /** Runs each step of the stream, e.g. in a context. */
  around?<Result>(step: () => Result): Result
}

/** Passes a stream on as it is, and tells of it. */
export function watchStream<Value>(
  source: AsyncGenerator<Value, void, void>,
  { onValue, onEnd, around = (step) => step() }: StreamWatcher,
): AsyncGenerator<Value, void, void> {
  let count = 0
  let isOver = false
  const end = (error?: unknown) => {
    if (isOver) return
    isOver = true
    onEnd(count, error)
  }
  const step = async (ask: () => Promise<IteratorResult<Value, void>>) => {
    try {
      const result = await around(ask)
      if (result.done) end()
      else onValue?.(++count)
      return result
    } catch (error) {
      end(error ?? new Error('a stream failed'))
      throw error
    }
  }
  const stream: AsyncGenerator<Value, void, void> = {
    next: () => step(() => source.next()),
    return(value) {
      // The reader is gone, however long the source takes to notice.
      end()
      return step(() => source.return(value))
    },
    throw: (error) => step(() => source.throw(error)),
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: async () => {
      await stream.return()
    },
  }
  return stream
}
