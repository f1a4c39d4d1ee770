/** Runs work so that no more than so much runs at a time; the rest waits in the order of asking. */
export type ConcurrencyLimit = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Builds a limit of `most` pieces of work at a time. */
export function limitConcurrency(most: number): ConcurrencyLimit {
  const { run } = limitWaiting({ atOnce: most, waiting: Number.POSITIVE_INFINITY })
  // Where any number may wait, nothing is turned away.
  return async (work) => (await run(work))!.result
}

/** Runs so many at a time, lets so many more wait, and turns the rest away. */
export interface WaitingLimit {
  /** Null where too many wait already; otherwise what `work` gives, when its turn comes. */
  run<Result>(work: () => Promise<Result>): Promise<{ result: Result } | null>
}

/** Builds one; the turn goes to who has waited longest. */
export function limitWaiting({ atOnce, waiting }: { atOnce: number; waiting: number }): WaitingLimit {
  const queue: (() => void)[] = []
  let running = 0
  return {
    async run(work) {
      // A place that becomes free is handed over, never counted down, so that no newcomer slips in between.
      if (running < atOnce) running++
      else if (queue.length >= waiting) return null
      else await new Promise<void>((resolve) => queue.push(resolve))
      try {
        return { result: await work() }
      } finally {
        const next = queue.shift()
        if (next) next()
        else running--
      }
    },
  }
}
