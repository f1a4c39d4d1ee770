/** A copy of what JSON can say, whose objects and lists are its own. What is neither (a date, say) is shared. */
export function copyJson<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(copyJson) as Value
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  const copied: Record<string, unknown> = Object.create(prototype)
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') Object.defineProperty(copied, key, { value: copyJson(inner), enumerable: true })
    else copied[key] = copyJson(inner)
  }
  return copied as Value
}
