import type { Database } from '@chainlens/platform/db'
import Big from 'big.js'
import { readSpending } from '../../engine/money/read-spending.ts'
import { remainingOf, type SpendingCap } from '../../engine/money/spending-cap.ts'
import { readTerms } from '../../engine/money/spending-terms.ts'
import type { DayRange } from './day-range.ts'

/** What was used on a day and of a model; null: of all of them. costUsd is an exact decimal. */
export interface UsageEntry {
  date: string | null
  model: string | null
  calls: number
  inputTokens: number
  cachedInputTokens: number
  outputTokens: number
  reasoningTokens: number
  costUsd: string
  isCostKnown: boolean
  isEstimated: boolean
}

/** What a user has used, and what is left. */
export interface UsageReport extends DayRange {
  plan: string | null
  arePaidModelsStopped: boolean
  entries: UsageEntry[]
  models: UsageEntry[]
  total: UsageEntry
  limits: (Omit<SpendingCap, 'spentUsd' | 'setAsideUsd'> & {
    spentUsd: string | null
    setAsideUsd: string | null
    remainingUsd: string | null
  })[]
}

/** Reads what a user used in some days, as the events of ended runs have it, and how far each limit is used now. */
export async function readUsage(
  database: Database,
  input: DayRange & { userId: string; runLimitUsd: string },
): Promise<UsageReport> {
  const { userId, from, to } = input
  const [entries, terms, { day, month }] = await Promise.all([
    database.query<UsageEntry>(
      `select date::text, model, calls, input_tokens::float8 as "inputTokens",
         cached_input_tokens::float8 as "cachedInputTokens", output_tokens::float8 as "outputTokens",
         reasoning_tokens::float8 as "reasoningTokens", cost_usd::text as "costUsd", is_cost_known as "isCostKnown",
         is_estimated as "isEstimated"
       from agents.usage_days where user_id = ?::uuid and date between ?::date and ?::date order by date, model`,
      [userId, from, to],
    ),
    readTerms(database, userId),
    readSpending(database, userId),
  ])
  const runLimitUsd = [input.runLimitUsd, terms.runLimitUsd ?? input.runLimitUsd].reduce((one, other) =>
    new Big(one).lt(other) ? one : other,
  )
  const limitOf = (kind: 'DAY' | 'MONTH', limitUsd: string | null, period: typeof day) =>
    limitUsd === null
      ? []
      : [{ kind, limitUsd, ...period, remainingUsd: remainingOf({ limitUsd, ...period }).toFixed() }]
  const byModel = Map.groupBy(entries, ({ model }) => model)
  return {
    from,
    to,
    plan: terms.plan,
    arePaidModelsStopped: terms.stopped !== null,
    entries,
    models: [...byModel].map(([model, own]) => ({ ...sumOf(own), model })).sort(byCost),
    total: sumOf(entries),
    limits: [
      { kind: 'RUN', limitUsd: runLimitUsd, spentUsd: null, setAsideUsd: null, remainingUsd: null, resetsAt: null },
      ...limitOf('DAY', terms.dailyLimitUsd, day),
      ...limitOf('MONTH', terms.monthlyLimitUsd, month),
    ],
  }
}

function byCost(one: UsageEntry, other: UsageEntry): number {
  return new Big(other.costUsd).cmp(one.costUsd) || other.calls - one.calls
}

function sumOf(entries: readonly UsageEntry[]): UsageEntry {
  const sum = (pick: (entry: UsageEntry) => number) => entries.reduce((total, entry) => total + pick(entry), 0)
  return {
    date: null,
    model: null,
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    cachedInputTokens: sum(({ cachedInputTokens }) => cachedInputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    reasoningTokens: sum(({ reasoningTokens }) => reasoningTokens),
    costUsd: entries.reduce((total, { costUsd }) => total.plus(costUsd), new Big(0)).toFixed(),
    isCostKnown: entries.every(({ isCostKnown }) => isCostKnown),
    isEstimated: entries.some(({ isEstimated }) => isEstimated),
  }
}
