/** A copy of a JSON value, own keys such as `__proto__` included; nothing of it is shared with the original. */
export function copyJson<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const copy = new Array<unknown>(value.length)
    for (let index = 0; index < copy.length; index += 1) copy[index] = copyJson(value[index])
    return copy as Value
  }
  const copy = { ...value } as Record<string, unknown>
  for (const key of Object.keys(copy)) {
    const inner = copy[key]
    // The key is the copy's own already: even __proto__ is only a name here.
    if (typeof inner === 'object' && inner !== null) copy[key] = copyJson(inner)
  }
  return copy as Value
}
