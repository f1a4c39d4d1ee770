import type { SupergraphRuntime } from './supergraph-runtime.ts'

/** The runtime that new operations begin on. What began on another ends on that. */
export interface CurrentRuntime {
  get(): SupergraphRuntime
  /** Makes `next` the one for all operations from now on. */
  swap(next: SupergraphRuntime): void
  /** Calls `listener` after each swap; returns the way to stop that. */
  onSwap(listener: (runtime: SupergraphRuntime) => void): () => void
  /** Calls `listener` with a runtime that was replaced, once nothing runs on it any more; returns the way to stop that. */
  onEnd(listener: (runtime: SupergraphRuntime) => void): () => void
}

/** Begins with `first`. */
export function createCurrentRuntime(first: SupergraphRuntime): CurrentRuntime {
  let current = first
  const swapListeners = new Set<(runtime: SupergraphRuntime) => void>()
  const endListeners = new Set<(runtime: SupergraphRuntime) => void>()
  return {
    get: () => current,
    swap(next) {
      const before = current
      current = next
      for (const listener of swapListeners) listener(next)
      // After the listeners: they may carry over what still runs on it.
      before.uses.retire(() => {
        for (const listener of endListeners) listener(before)
      })
    },
    onSwap(listener) {
      swapListeners.add(listener)
      return () => swapListeners.delete(listener)
    },
    onEnd(listener) {
      endListeners.add(listener)
      return () => endListeners.delete(listener)
    },
  }
}
