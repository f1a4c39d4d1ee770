/** Values by text; those not asked for the longest make room. */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
}

/** Keeps as many values as their keys have `maxCharacters` together: what is kept here grows with its text. */
export function createBoundedCache<Value>(maxCharacters: number): BoundedCache<Value> {
  const values = new Map<string, Value>()
  let characters = 0
  return {
    get(key) {
      const value = values.get(key)
      if (value === undefined) return undefined
      values.delete(key)
      values.set(key, value)
      return value
    },
    set(key, value) {
      if (key.length > maxCharacters) return
      if (!values.delete(key)) characters += key.length
      values.set(key, value)
      for (const oldest of values.keys()) {
        if (characters <= maxCharacters) break
        values.delete(oldest)
        characters -= oldest.length
      }
    },
  }
}
