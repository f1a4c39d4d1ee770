/** Leaves a service alone for a while that has failed several times in a row. */
export interface CircuitBreaker {
  /** Whether it may be asked now; after a pause one request at a time finds out whether it is back. */
  mayAsk(): boolean
  /** Whether it is left alone, or tried again by a few. */
  isOpen(): boolean
  succeeded(): void
  failed(): void
}

/** Opens after `failures` in a row and stays open for `pauseMs`. */
export function createCircuitBreaker(options: {
  failures: number
  pauseMs: number
  now?: () => number
}): CircuitBreaker {
  const { failures, pauseMs, now = () => performance.now() } = options
  let inARow = 0
  let openUntil = 0
  return {
    mayAsk() {
      if (inARow < failures) return true
      if (now() < openUntil) return false
      // The others wait another pause for what this one finds.
      openUntil = now() + pauseMs
      return true
    },
    isOpen: () => inARow >= failures,
    succeeded() {
      inARow = 0
    },
    failed() {
      inARow += 1
      if (inARow >= failures) openUntil = now() + pauseMs
    },
  }
}
