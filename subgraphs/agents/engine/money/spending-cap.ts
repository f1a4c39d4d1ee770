import Big from 'big.js'
import type { PeriodSpending, Spending } from './read-spending.ts'
import type { SpendingTerms } from './spending-terms.ts'

/** A limit that holds for a user, and how far it is used. Exact decimals in USD. */
export interface SpendingCap {
  kind: 'RUN' | 'DAY' | 'MONTH'
  limitUsd: string
  spentUsd: string
  /** What calls that go on, and runs that have not ended, may still cost. */
  setAsideUsd: string
  /** Null for a run's: it has its own. */
  resetsAt: Date | null
}

/** The limits of day and month that hold; none where there are none. */
export function capsOf(terms: SpendingTerms, { day, month }: Spending): SpendingCap[] {
  const cap = (kind: 'DAY' | 'MONTH', limitUsd: string | null, period: PeriodSpending) =>
    limitUsd === null ? [] : [{ kind, limitUsd, ...period }]
  return [...cap('DAY', terms.dailyLimitUsd, day), ...cap('MONTH', terms.monthlyLimitUsd, month)]
}

/** What a limit leaves, USD; never less than nothing. */
export function remainingOf(cap: Pick<SpendingCap, 'limitUsd' | 'spentUsd' | 'setAsideUsd'>): Big {
  const left = new Big(cap.limitUsd).minus(cap.spentUsd).minus(cap.setAsideUsd)
  return left.gt(0) ? left : new Big(0)
}

const NAMES = { RUN: 'one answer', DAY: 'today', MONTH: 'this month' } as const

/** Which limit is reached, how far it is used, and when it begins anew, for a person. */
export function describeCap(cap: SpendingCap): string {
  const { limitUsd, spentUsd, setAsideUsd, resetsAt } = cap
  const aside = new Big(setAsideUsd).gt(0) ? ` and ${usd(setAsideUsd)} set aside for answers that go on` : ''
  const anew = resetsAt ? ` It begins anew at ${resetsAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.` : ''
  return `The budget of ${NAMES[cap.kind]} does not reach: of ${usd(limitUsd)}, ${usd(spentUsd)} are spent${aside}.${anew}`
}

function usd(amount: string): string {
  const rounded = new Big(amount).round(4, Big.roundHalfUp)
  return `${rounded.toFixed()} USD`
}
