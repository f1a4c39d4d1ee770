import type { WebUsageQuery } from '../gql/reports/graphql.ts'

/** What was used, as the graph tells it. */
export type Usage = WebUsageQuery['usage']

/** What was used of all models on a day. */
export type DayUsage = { day: string; time: number; usd: number; tokens: number; calls: number; isEstimated: boolean }

const DAY_MS = 86_400_000

/** Every day of the time that is told of, those without any use too, in order. */
export function usageDays({ from, to, entries }: Pick<Usage, 'from' | 'to' | 'entries'>): DayUsage[] {
  const byDay = Map.groupBy(entries, ({ date }) => date)
  const days: DayUsage[] = []
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY_MS) {
    const day = new Date(time).toISOString().slice(0, 10)
    const own = byDay.get(day) ?? []
    days.push({
      day,
      time,
      usd: own.reduce((sum, { costUsd }) => sum + Number(costUsd), 0),
      tokens: own.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0),
      calls: own.reduce((sum, { calls }) => sum + calls, 0),
      isEstimated: own.some(({ isEstimated }) => isEstimated),
    })
  }
  return days
}
