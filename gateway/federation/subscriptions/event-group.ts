import type { ExecutionResult } from 'graphql'
import type { CompletedEvent } from './completed-event.ts'
import type { EventNode } from './event-line.ts'
import type { Viewer } from './viewer.ts'

/** Completes an event for all who see the same of it. Never rejects: what fails is a result with errors. */
export type CompleteEvent = (node: EventNode) => CompletedEvent | Promise<CompletedEvent>

/** Viewers of one source who want the same of its events: each event is completed once for all of them. */
export interface EventGroup {
  /** The last event that was delivered; those up to it are not delivered to who joins now. */
  readonly delivered: number
  readonly viewers: ReadonlySet<Viewer>
  add(viewer: Viewer): void
  remove(viewer: Viewer): void
  /** Takes what has come. */
  wake(): void
  /** From the next event on. */
  completeBy(complete: CompleteEvent): void
  /** No event comes any more: once all are delivered, the viewers get `last`, and the end. */
  end(last?: ExecutionResult): void
}

/**
 * Begins one behind `from`. Up to `concurrent` events are completed at once, and handed over in order.
 *
 * @param onDelivered called after each event that was
 */
export function createEventGroup(options: {
  from: EventNode
  concurrent: number
  complete: CompleteEvent
  onDelivered(): void
}): EventGroup {
  const { concurrent, onDelivered } = options
  const viewers = new Set<Viewer>()
  const line: { node: EventNode; event: CompletedEvent | null }[] = []
  let { complete } = options
  let begun = options.from
  let delivered = options.from.ordinal
  let ending: { last: ExecutionResult | undefined } | null = null

  function deliver(node: EventNode, event: CompletedEvent): void {
    delivered = node.ordinal
    for (const viewer of viewers) viewer.deliver(node, event)
    onDelivered()
  }

  function flush(): void {
    for (let first = line[0]; first?.event; first = line[0]) {
      line.shift()
      deliver(first.node, first.event)
    }
  }

  function wake(): void {
    while (begun.next && line.length < concurrent) {
      begun = begun.next
      const node = begun
      const event = complete(node)
      if (!(event instanceof Promise)) {
        if (line.length === 0) deliver(node, event)
        else line.push({ node, event })
        continue
      }
      const place: (typeof line)[number] = { node, event: null }
      line.push(place)
      void event.then((completed) => {
        place.event = completed
        flush()
        wake()
      })
    }
    if (!ending || begun.next || line.length > 0) return
    for (const viewer of [...viewers]) viewer.finish(ending.last)
  }

  return {
    get delivered() {
      return delivered
    },
    viewers,
    add: (viewer) => void viewers.add(viewer),
    remove: (viewer) => void viewers.delete(viewer),
    wake,
    completeBy(next) {
      complete = next
    },
    end(last) {
      ending ??= { last }
      wake()
    },
  }
}
