import type { Database } from '@chainlens/platform/db'
import type { HeldRun } from '../held-run.ts'
import { storeUsage } from './store-usage.ts'
import type { UsageMeter } from './usage-meter.ts'

/** Settles the calls of a run that this worker gives back; nothing where another has it already. */
export async function settleCalls(
  database: Database,
  run: Pick<HeldRun, 'id' | 'userId' | 'fence'>,
  usage: UsageMeter,
): Promise<void> {
  if (usage.calls.length === 0) return
  await database.transaction(async (transaction) => {
    const held = await transaction.query(
      `select 1 from agents.runs where id = ?::uuid and fence = ? and status = 'RUNNING' for no key update`,
      [run.id, run.fence],
    )
    if (held.length > 0) await storeUsage(transaction, run, usage)
  })
}
