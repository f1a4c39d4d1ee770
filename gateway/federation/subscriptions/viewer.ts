import type { ExecutionResult, GraphQLError } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import { type CompletedEvent, completedEvent } from './completed-event.ts'
import type { EventNode } from './event-line.ts'
import type { ResultStream, StreamListener } from './result-stream.ts'
import { createViewerQueue } from './viewer-queue.ts'

/** One client of one subscription, at its place among the events. */
export interface Viewer {
  /** The number of the last event that it got, or the one after which it began; null where there is none. */
  readonly position: number | null
  /** Gives it an event, unless it has got it. */
  deliver(node: EventNode, event: CompletedEvent): void
  /** It goes on at another source, whose events count anew. */
  changeSource(): void
  /** Nothing comes any more; it gets `last` behind all that waits. */
  finish(last?: ExecutionResult): void
  readonly stream: ResultStream
}

/** What a viewer is bounded by, and who is told. */
export interface ViewerOptions {
  maxWaitingEvents: number
  maxWaitingCharacters: number
  /** After which event it begins. */
  after: number | null
  /** As clients may see it. */
  mask(error: GraphQLError): GraphQLError
  onSlow(): void
  /** Once, when it is gone: nothing is to be delivered any more. */
  onLeave(): void
}

interface Waiting {
  event: CompletedEvent
  sequence: number | null
}

const SLOW = 'Events came faster than they were read. Subscribe again after the last one you saw.'

/** A client that falls further behind than it may gets SLOW_CONSUMER with the number of the last event it took, and the end. */
export function createViewer(options: ViewerOptions): Viewer {
  let position = options.after
  let ordinal = 0
  let taken: number | null = null
  let results = 0
  let hasLeft = false
  let isDrained = false
  const listeners: StreamListener[] = []
  const most = { values: options.maxWaitingEvents, weight: options.maxWaitingCharacters }
  const queue = createViewerQueue<Waiting>(most, ({ sequence }) => {
    if (sequence !== null) taken = sequence
    results += 1
    if (results === 1) for (const { onFirst } of listeners) onFirst()
  })

  function leave(): void {
    if (hasLeft) return
    hasLeft = true
    options.onLeave()
  }

  /** Everything has been handed over, or nobody wants it. */
  function drained(): void {
    leave()
    if (isDrained) return
    isDrained = true
    for (const { onEnd } of listeners) onEnd(results)
  }

  function finish(last?: ExecutionResult): void {
    if (hasLeft) return
    if (last) queue.push({ event: completedEvent(last), sequence: null }, 0) || tellSlow()
    leave()
    queue.end()
  }

  function tellSlow(): void {
    const extensions = taken === null ? {} : { resumeAfterSequence: taken }
    const error = options.mask(clientError('SLOW_CONSUMER', SLOW, { extensions }))
    options.onSlow()
    leave()
    queue.endWith({ event: completedEvent({ errors: [error] }), sequence: null })
  }

  const stopped = () => {
    queue.end()
    drained()
  }
  const consumed = queue.consume(stopped)
  async function next(): Promise<IteratorResult<ExecutionResult, void>> {
    const { done, value } = await consumed.next()
    if (!done) return { done, value: value.event.result }
    drained()
    return { done, value: undefined }
  }
  const stream: ResultStream = {
    next,
    async return() {
      await consumed.return()
      return { done: true, value: undefined }
    },
    async throw(error) {
      await consumed.return()
      throw error
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: async () => {
      await consumed.return()
    },
    pour(sink) {
      const resume = queue.pour({
        take: ({ event }) => sink.write(event.text),
        isFull: () => sink.isFull(),
        end() {
          drained()
          sink.end()
        },
      })
      return { resume, stop: () => void consumed.return() }
    },
    listen: (listener) => void listeners.push(listener),
  }

  return {
    get position() {
      return position
    },
    deliver(node, event) {
      if (hasLeft || node.ordinal <= ordinal) return
      ordinal = node.ordinal
      const { sequence } = node
      if (sequence !== null) {
        if (position !== null && sequence <= position) return
        position = sequence
      }
      if (!queue.push({ event, sequence }, event.text.length)) tellSlow()
    },
    changeSource() {
      ordinal = 0
    },
    finish,
    stream,
  }
}
