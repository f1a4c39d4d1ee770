import type { RunContext } from '../run-context.ts'
import { RunInterruption } from '../run-interruption.ts'
import { insertChecked } from './insert-reservation.ts'
import { outputWithin } from './output-within.ts'
import { lockSpending, readSpending } from './read-spending.ts'
import { refuseCap, refuseStopped, refuseUnpriced } from './refuse-call.ts'
import type { CallPlan } from './reserve-call.ts'
import { capsOf, type SpendingCap } from './spending-cap.ts'
import { readTerms } from './spending-terms.ts'
import { storeUsage } from './store-usage.ts'

/**
 * Writes a call down for a user who has limits, one after another for each user: with as much output as all of them
 * leave room for, what the run itself has set aside included. Throws as reserveCall does.
 */
export async function reserveWithinCaps(context: RunContext, wanted: CallPlan): Promise<CallPlan> {
  const { engine, run, usage } = context
  return engine.database.transaction(async (transaction) => {
    await lockSpending(transaction, run.userId)
    if (!(await holdsRun(transaction, context))) throw new RunInterruption('LOST')
    await storeUsage(transaction, run, usage)
    const terms = await readTerms(transaction, run.userId)
    if (terms.stopped) throw refuseStopped(terms.stopped)
    const spending = await readSpending(transaction, run.userId)
    const own: SpendingCap[] =
      terms.runLimitUsd === null
        ? []
        : [
            {
              kind: 'RUN',
              limitUsd: terms.runLimitUsd,
              spentUsd: usage.total?.costUsd ?? '0',
              setAsideUsd: '0',
              resetsAt: null,
            },
          ]
    const caps = [...own, ...capsOf(terms, spending)]
    if (wanted.price === null && caps[0]) throw refuseUnpriced(wanted.model)
    const fitting = outputWithin(wanted, caps, await ownReserve(transaction, run.id))
    if ('kind' in fitting) throw refuseCap(fitting)
    if (!(await insertChecked(transaction, context, fitting))) throw new RunInterruption('LOST')
    return fitting
  })
}

type Queryable = Parameters<typeof readTerms>[0]

async function holdsRun(transaction: Queryable, { run }: RunContext): Promise<boolean> {
  const rows = await transaction.query(
    `select 1 from agents.runs where id = ?::uuid and fence = ? and status = 'RUNNING' for no key update`,
    [run.id, run.fence],
  )
  return rows.length > 0
}

/** What a run has set aside beyond what its calls cost, or may cost; exact decimal. */
async function ownReserve(transaction: Queryable, runId: string): Promise<string> {
  const [row] = await transaction.query<{ usd: string }>(
    `select greatest(0, r.reserved_usd - coalesce((
       select sum(c.cost_usd + c.reserved_usd) from agents.model_calls c where c.run_id = r.id), 0)) as usd
     from agents.runs r where r.id = ?::uuid`,
    [runId],
  )
  return row?.usd ?? '0'
}
