/** What stands between a producer that doesn't wait and a consumer that may be slow. */
export interface ResultQueue<Value> {
  /** False where `value` has no room: nothing is taken any more, the producer decides what to say. */
  push(value: Value, weight: number): boolean
  /** The consumer gets what waits, then the end. */
  end(): void
  /** The consumer gets `last` instead of what waits, and then the end. */
  endWith(last: Value): void
  /** For one consumer; `onReturn` runs when it stops before the end. */
  consume(onReturn: () => void): AsyncGenerator<Value, void, void>
}

/** A queue of at most `values` that weigh at most `weight` together. */
export function createResultQueue<Value>(most: { values: number; weight: number }): ResultQueue<Value> {
  let waiting: { value: Value; weight: number }[] = []
  let weightWaiting = 0
  let ended = false
  let wake: (() => void) | null = null

  function wakeConsumer(): void {
    wake?.()
    wake = null
  }

  const queue: ResultQueue<Value> = {
    push(value, weight) {
      if (ended) return true
      if (waiting.length >= most.values || weightWaiting + weight > most.weight) return false
      waiting.push({ value, weight })
      weightWaiting += weight
      wakeConsumer()
      return true
    },
    end() {
      ended = true
      wakeConsumer()
    },
    endWith(last) {
      if (ended) return
      waiting = [{ value: last, weight: 0 }]
      queue.end()
    },
    consume(onReturn) {
      const stop = async (): Promise<IteratorResult<Value, void>> => {
        waiting = []
        queue.end()
        onReturn()
        return { done: true, value: undefined }
      }
      // Written out because a generator function cannot be ended while it waits.
      const generator: AsyncGenerator<Value, void, void> = {
        async next() {
          while (waiting.length === 0 && !ended)
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          const first = waiting.shift()
          if (!first) return { done: true, value: undefined }
          weightWaiting -= first.weight
          return { done: false, value: first.value }
        },
        return: stop,
        async throw(error) {
          await stop()
          throw error
        },
        [Symbol.asyncIterator]: () => generator,
        [Symbol.asyncDispose]: async () => {
          await stop()
        },
      }
      return generator
    },
  }
  return queue
}
