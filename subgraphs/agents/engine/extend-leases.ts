import type { HeldRun, Queryable } from './held-run.ts'

/** Extends the leases of runs. Returns those that are still held, and whether their user wants them stopped. */
export async function extendLeases(
  database: Queryable,
  input: { runs: readonly Pick<HeldRun, 'id' | 'fence'>[]; leaseMs: number },
): Promise<Map<string, { isStopRequested: boolean }>> {
  const rows = await database.query<{ id: string; is_stop_requested: boolean }>(
    `update agents.runs r set lease_expires_at = now() + ? * interval '1 millisecond'
     from jsonb_to_recordset(?::jsonb) as h(id uuid, fence bigint)
     where r.id = h.id and r.fence = h.fence and r.status = 'RUNNING'
     returning r.id, r.stop_requested_at is not null as is_stop_requested`,
    [input.leaseMs, JSON.stringify(input.runs.map(({ id, fence }) => ({ id, fence })))],
  )
  return new Map(rows.map((row) => [row.id, { isStopRequested: row.is_stop_requested }]))
}
