/** Runs so many at a time, lets so many more wait, and turns the rest away. */
export interface ConcurrencyLimit {
  /** Null where too many wait already; otherwise what `work` gives, when its turn comes. */
  run<Result>(work: () => Promise<Result>): Promise<{ result: Result } | null>
}

/** Builds one; the turn goes to who has waited longest. */
export function limitConcurrency({ atOnce, waiting }: { atOnce: number; waiting: number }): ConcurrencyLimit {
  const queue: (() => void)[] = []
  let free = atOnce

  return {
    async run(work) {
      if (free > 0) free--
      else if (queue.length >= waiting) return null
      else await new Promise<void>((resolve) => queue.push(resolve))
      try {
        return { result: await work() }
      } finally {
        const next = queue.shift()
        if (next) next()
        else free++
      }
    },
  }
}
