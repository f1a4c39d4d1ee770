/**
 * A generator that its reader can end in the middle of a wait: a plain one returns only after what it waits for.
 *
 * @param outer ends it too
 * @param make begins it; its signal aborts when it is to end
 */
export function endable<Value>(
  outer: AbortSignal,
  make: (signal: AbortSignal) => AsyncGenerator<Value, void, void>,
): AsyncGenerator<Value, void, void> {
  const ending = new AbortController()
  const values = make(AbortSignal.any([outer, ending.signal]))
  const ended: AsyncGenerator<Value, void, void> = {
    next: () => values.next(),
    return: (value) => {
      ending.abort()
      return values.return(value)
    },
    throw: (error) => {
      ending.abort()
      return values.throw(error)
    },
    [Symbol.asyncIterator]: () => ended,
    async [Symbol.asyncDispose]() {
      await ended.return()
    },
  }
  return ended
}
