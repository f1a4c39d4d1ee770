/** Whether plain objects inherit something under `name`, so that reading it may find what nobody sent. */
export function isInherited(name: string): boolean {
  return name in Object.prototype
}

/** What `object` itself has under `name`. For names that `isInherited`; others are read as they are. */
export function readOwn(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** Gives `object` an own property, also where assigning would change its prototype. */
export function writeOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
  else object[name] = value
}
