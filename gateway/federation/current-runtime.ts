import type { SupergraphRuntime } from './supergraph-runtime.ts'

/** The runtime that new operations begin on. What began on another ends on that. */
export interface CurrentRuntime {
  get(): SupergraphRuntime
  /** Makes `next` the one for all operations from now on. */
  swap(next: SupergraphRuntime): void
  /** Calls `listener` after each swap; returns the way to stop that. */
  onSwap(listener: (runtime: SupergraphRuntime) => void): () => void
}

/** Begins with `first`. */
export function createCurrentRuntime(first: SupergraphRuntime): CurrentRuntime {
  let current = first
  const listeners = new Set<(runtime: SupergraphRuntime) => void>()
  return {
    get: () => current,
    swap(next) {
      current = next
      for (const listener of listeners) listener(next)
    },
    onSwap(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
