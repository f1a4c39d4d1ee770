/** Results that can be ended from outside, with a last word. */
export interface Interruptible<Value> {
  results: AsyncGenerator<Value, void, void>
  /** The reader gets `last` next, and then the end, whatever else would have come. */
  interrupt(last: Value): void
}

/** Passes `source` on; `onEnd` runs once, when it ends, is ended by its reader, or fails. */
export function interruptible<Value>(
  source: AsyncGenerator<Value, void, void>,
  onEnd: () => void,
): Interruptible<Value> {
  const interrupted = Promise.withResolvers<IteratorResult<Value, void>>()
  let last: Value | undefined
  let hasEnded = false
  const end = () => {
    if (!hasEnded) onEnd()
    hasEnded = true
  }

  // Written out because a generator function cannot be interrupted while it waits.
  const results: AsyncGenerator<Value, void, void> = {
    async next() {
      if (hasEnded) return { done: true, value: undefined }
      let result: IteratorResult<Value, void>
      try {
        result = await Promise.race([interrupted.promise, source.next()])
      } catch (error) {
        end()
        throw error
      }
      if (result.done || last !== undefined) {
        end()
        void source.return().catch(() => {})
      }
      return result
    },
    async return() {
      end()
      await source.return()
      return { done: true, value: undefined }
    },
    async throw(error) {
      await results.return()
      throw error
    },
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => {
      await results.return()
    },
  }
  return {
    results,
    interrupt(value) {
      last ??= value
      interrupted.resolve({ done: false, value: last })
    },
  }
}
