import { withPatience } from '@chainlens/platform/async'
import { isTransient } from '@chainlens/platform/errors'

const PATIENCE_MS = 30_000

/** Does `work` once the database takes it: for what has to be done by this worker, or would wait for a lease to run out. */
export function whenDatabaseIsBack<Result>(work: () => Promise<Result>): Promise<Result> {
  const { signal } = new AbortController()
  return withPatience({ patienceMs: PATIENCE_MS, signal, mayPass: isTransient }, work)
}
