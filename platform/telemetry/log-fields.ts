import { AsyncLocalStorage } from 'node:async_hooks'

const storage = new AsyncLocalStorage<Record<string, string>>()

/** Has every line that is logged within `work` carry `fields`, e.g. `{ runId }`. */
export function withLogFields<Result>(fields: Record<string, string>, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...fields }, work)
}

/** The fields of the work that goes on. A new object: a logger writes into it. */
export function logFields(): Record<string, string> {
  return { ...storage.getStore() }
}
