/** What projects of one test run share, by name. */
interface Shared<Value> {
  value: Promise<Value>
  users: number
}

// Each project loads its set-up as modules of its own; they meet here.
const store = globalThis as { chainlensTestRun?: Map<string, Shared<unknown>> }
store.chainlensTestRun ??= new Map()
const all = store.chainlensTestRun

/** Makes what the first project asks for, gives it to the others as well, and disposes of it after the last. */
export async function oncePerRun<Value extends { dispose(): Promise<void> }>(
  name: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const shared = (all.get(name) as Shared<Value> | undefined) ?? { value: make(), users: 0 }
  all.set(name, shared)
  shared.users++
  const value = await shared.value
  return {
    ...value,
    async dispose() {
      shared.users--
      if (shared.users > 0) return
      all.delete(name)
      await value.dispose()
    },
  }
}
