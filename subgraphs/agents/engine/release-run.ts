import type { HeldRun, Queryable } from './held-run.ts'

/** Gives a run back, so that another worker goes on with it at once. */
export async function releaseRun(database: Queryable, run: Pick<HeldRun, 'id' | 'fence'>): Promise<void> {
  await database.query(
    `update agents.runs set status = 'QUEUED', lease_owner = null, lease_expires_at = null
     where id = ?::uuid and fence = ? and status = 'RUNNING'`,
    [run.id, run.fence],
  )
}
