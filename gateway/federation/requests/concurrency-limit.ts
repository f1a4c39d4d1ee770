/** Lets only so many do something at once; the others wait in line. */
export interface ConcurrencyLimit {
  /** As `enter`, but null also where it would have to wait. */
  enterNow(): (() => void) | null
  /** Resolves to the function that makes room again; null where the line is full. Rejects when `signal` aborts. */
  enter(signal: AbortSignal): Promise<(() => void) | null>
}

/** At most `concurrent` at once and `waiting` in line. */
export function createConcurrencyLimit(options: { concurrent: number; waiting: number }): ConcurrencyLimit {
  let running = 0
  const line = new Set<() => void>()

  function leave(): void {
    const [next] = line
    if (next) {
      line.delete(next)
      next()
    } else running -= 1
  }

  function once(): () => void {
    let left = false
    return () => {
      if (!left) leave()
      left = true
    }
  }

  function enterNow(): (() => void) | null {
    if (running >= options.concurrent) return null
    running += 1
    return once()
  }

  return {
    enterNow,
    async enter(signal) {
      signal.throwIfAborted()
      const leave = enterNow()
      if (leave) return leave
      if (line.size >= options.waiting) return null
      return new Promise((resolve, reject) => {
        const go = () => {
          signal.removeEventListener('abort', giveUp)
          resolve(once())
        }
        const giveUp = () => {
          line.delete(go)
          reject(signal.reason)
        }
        signal.addEventListener('abort', giveUp, { once: true })
        line.add(go)
      })
    },
  }
}
