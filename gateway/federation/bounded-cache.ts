/** Values by text; those not asked for the longest make room. */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  /** Those asked for the longest ago first. */
  values(): Iterable<Value>
}

/**
 * Keeps as many values as have `maxSize` together.
 *
 * @param sizeOf left out: the length of the key, for what grows with the text that it is kept under
 */
export function createBoundedCache<Value>(
  maxSize: number,
  sizeOf: (value: Value, key: string) => number = (_, key) => key.length,
): BoundedCache<Value> {
  const values = new Map<string, Value>()
  let size = 0
  return {
    values: () => values.values(),
    get(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key, value) {
      const own = sizeOf(value, key)
      if (own > maxSize) return
      const before = values.get(key)
      if (before !== undefined) size -= sizeOf(before, key)
      values.delete(key)
      values.set(key, value)
      size += own
      for (const [oldest, other] of values) {
        if (size <= maxSize) break
        values.delete(oldest)
        size -= sizeOf(other, oldest)
      }
    },
  }
}
