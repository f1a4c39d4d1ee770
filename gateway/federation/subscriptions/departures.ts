/** Lets work begin together that comes close upon each other, so that what it asks of subgraphs goes as one request. */
export interface Departures {
  /** Runs `work` at once where none began of late, with the next departure otherwise. */
  enter(work: () => void): void
}

/**
 * One departure in `everyMs` at most: a quiet gateway delays nothing, a busy one asks less often for more.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createDepartures(everyMs: number, now: () => number = () => performance.now()): Departures {
  let waiting: (() => void)[] = []
  let lastAt = Number.NEGATIVE_INFINITY

  function depart(): void {
    lastAt = now()
    const leaving = waiting
    waiting = []
    for (const work of leaving) work()
  }

  return {
    enter(work) {
      if (waiting.length > 0) {
        waiting.push(work)
        return
      }
      const leftMs = lastAt + everyMs - now()
      if (leftMs <= 0) {
        lastAt = now()
        work()
        return
      }
      waiting.push(work)
      setTimeout(depart, leftMs)
    },
  }
}
