import type { Database } from '@chainlens/platform/db'
import type { Dependency } from '@chainlens/platform/health'

/** A worker takes a run within a second; a sweep that finds one left behind comes within a lease. */
const LONGEST_WAIT_SECONDS = 30

/**
 * Whether there are workers, by what they leave undone: where none is needed, none is missed. Questions are
 * taken and kept without them, so that they are not required.
 */
export async function checkWorkers(database: Pick<Database, 'query'>): Promise<Dependency> {
  const worker = { name: 'workers', isRequired: false }
  try {
    const [row] = await database.query<{ seconds: string | null }>(
      `select extract(epoch from now() - min(created_at)) as seconds from agents.runs
       where status = 'QUEUED' and stop_requested_at is null`,
    )
    const seconds = Math.round(Number(row?.seconds ?? 0))
    if (seconds <= LONGEST_WAIT_SECONDS) return { ...worker, ok: true }
    return { ...worker, ok: false, reason: `a question has waited for one for ${seconds} s` }
  } catch {
    return { ...worker, ok: false, reason: 'PostgreSQL does not say' }
  }
}
