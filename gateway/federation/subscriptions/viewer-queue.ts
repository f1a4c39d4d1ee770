/** Who takes values as they come instead of asking for them. */
export interface Sink<Value> {
  take(value: Value): void
  /** True while nothing more should be given: what comes waits until `flush`. */
  isFull(): boolean
  end(): void
}

/** What stands between a producer that doesn't wait and a consumer that may be slow. */
export interface ViewerQueue<Value> {
  /** False where `value` has no room: nothing is taken any more, the producer decides what to say. */
  push(value: Value, weight: number): boolean
  /** The consumer gets what waits, then the end. */
  end(): void
  /** The consumer gets `last` instead of what waits, and then the end. */
  endWith(last: Value): void
  /** For one consumer that asks; `onReturn` runs when it stops before the end. */
  consume(onReturn: () => void): AsyncGenerator<Value, void, void>
  /** For one consumer that is told. The function that it returns goes on after it was full. */
  pour(sink: Sink<Value>): () => void
}

/**
 * A queue of at most `values` that weigh at most `weight` together.
 *
 * @param onTaken called with each value that the consumer gets
 */
export function createViewerQueue<Value>(
  most: { values: number; weight: number },
  onTaken: (value: Value) => void = () => {},
): ViewerQueue<Value> {
  let waiting: { value: Value; weight: number }[] = []
  let weightWaiting = 0
  let ended = false
  let wake: (() => void) | null = null
  let sink: Sink<Value> | null = null

  function tellConsumer(): void {
    if (sink) flush()
    wake?.()
    wake = null
  }

  function takeFirst(): Value | undefined {
    const first = waiting.shift()
    if (!first) return undefined
    weightWaiting -= first.weight
    onTaken(first.value)
    return first.value
  }

  function flush(): void {
    while (sink && waiting.length > 0 && !sink.isFull()) sink.take(takeFirst() as Value)
    if (!sink || !ended || waiting.length > 0) return
    const told = sink
    sink = null
    told.end()
  }

  const queue: ViewerQueue<Value> = {
    push(value, weight) {
      if (ended) return true
      if (sink && waiting.length === 0 && !sink.isFull()) {
        onTaken(value)
        sink.take(value)
        return true
      }
      if (waiting.length >= most.values || weightWaiting + weight > most.weight) return false
      waiting.push({ value, weight })
      weightWaiting += weight
      tellConsumer()
      return true
    },
    end() {
      ended = true
      tellConsumer()
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
          const value = takeFirst()
          return value === undefined ? { done: true, value: undefined } : { done: false, value }
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
    pour(given) {
      sink = given
      flush()
      return flush
    },
  }
  return queue
}
