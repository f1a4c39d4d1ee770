/**
 * Each value of `source`, mapped. Not a generator function: one of those can't be ended while it waits
 * for its source, and a subscription whose client has gone would stay open until its next event.
 */
export function mapResults<From, To>(
  source: AsyncGenerator<From, void, void>,
  map: (value: From) => To,
): AsyncGenerator<To, void, void> {
  const mapped = async (from: Promise<IteratorResult<From, void>>): Promise<IteratorResult<To, void>> => {
    const result = await from
    return result.done ? { done: true, value: undefined } : { done: false, value: map(result.value) }
  }
  const results: AsyncGenerator<To, void, void> = {
    next: () => mapped(source.next()),
    return: () => mapped(source.return()),
    throw: (error) => mapped(source.throw(error)),
    [Symbol.asyncIterator]: () => results,
    [Symbol.asyncDispose]: async () => {
      await source.return()
    },
  }
  return results
}
