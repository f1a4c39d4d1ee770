/** Counts what is open, by whom it belongs to. */
export interface OpenCount {
  /** Counts one more; null where `most` are open already. The function that it returns counts one less, once. */
  open(key: string): (() => void) | null
  readonly total: number
}

/** At most `most` of each key. */
export function createOpenCount(most: number): OpenCount {
  const counts = new Map<string, number>()
  let total = 0
  return {
    get total() {
      return total
    },
    open(key) {
      const count = counts.get(key) ?? 0
      if (count >= most) return null
      counts.set(key, count + 1)
      total += 1
      let isClosed = false
      return () => {
        if (isClosed) return
        isClosed = true
        total -= 1
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      }
    },
  }
}
