import type { Transaction } from '@chainlens/platform/db'
import Big from 'big.js'
import { lockSpending, readSpending } from '../engine/money/read-spending.ts'
import { describeStopped } from '../engine/money/refuse-call.ts'
import { capsOf, describeCap } from '../engine/money/spending-cap.ts'
import { readTerms } from '../engine/money/spending-terms.ts'
import { type UserError, userError } from './user-error.ts'

/**
 * Whether a user may begin a run that may cost `reserveUsd`: the limits of day and month have room for it, counting
 * what was spent and what other runs have set aside. The caller stores the reservation with the run, in the same
 * transaction. Null where it may begin; else BUDGET_EXHAUSTED or PAID_MODELS_STOPPED. A run that sets nothing aside,
 * because its model is free or has no known price, is never refused here.
 */
export async function reserveBudget(
  transaction: Transaction,
  userId: string,
  reserveUsd: string,
): Promise<UserError | null> {
  const wanted = new Big(reserveUsd)
  if (wanted.eq(0)) return null
  const terms = await readTerms(transaction, userId)
  if (terms.stopped) return userError('PAID_MODELS_STOPPED', describeStopped(terms.stopped))
  if (terms.dailyLimitUsd === null && terms.monthlyLimitUsd === null) return null
  await lockSpending(transaction, userId)
  // A statement of its own: it sees what requests that held the lock before have committed.
  const caps = capsOf(terms, await readSpending(transaction, userId))
  const reached = caps.find(({ limitUsd, spentUsd, setAsideUsd }) =>
    wanted.plus(spentUsd).plus(setAsideUsd).gt(limitUsd),
  )
  return reached ? userError('BUDGET_EXHAUSTED', describeCap(reached)) : null
}
