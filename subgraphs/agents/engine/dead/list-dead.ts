import type { Transaction } from '@chainlens/platform/db'

interface LossRow {
  step: number | null
  open_tools: string[]
}

/** Puts a run that has just ended, since it cost too many workers, before the operator; with what it died of. */
export async function listDead(transaction: Transaction, runId: string): Promise<void> {
  const losses = await transaction.query<LossRow>(
    'select step, open_tools from agents.run_losses where run_id = ?::uuid order by fence',
    [runId],
  )
  await transaction.query('insert into agents.dead_runs (run_id, reason) values (?::uuid, ?) on conflict do nothing', [
    runId,
    reasonOf(losses),
  ])
}

/** E.g. "3 workers vanished with it: in step 2 while fault_write ran; in step 2; in step 2". */
function reasonOf(losses: readonly LossRow[]): string {
  const places = losses.map(({ step, open_tools: tools }) => {
    const place = step === null ? 'before its first step' : `in step ${step}`
    return tools.length > 0 ? `${place} while ${[...new Set(tools)].join(', ')} ran` : place
  })
  const workers = losses.length === 1 ? '1 worker' : `${losses.length} workers`
  return `${workers} vanished with it${places.length > 0 ? `: ${places.join('; ')}` : ''}`
}
