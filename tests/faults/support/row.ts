import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { FaultSystem } from './fault-system.ts'
import { judge, type Verdict } from './judge.ts'
import { movingAgain } from './moving-again.ts'
import type { Asker, Question } from './questions.ts'
import { type FaultRow, figuresOf, ROWS_FOLDER, reportRow } from './report-row.ts'

/** After a fault, every run has to move again within this time. */
export const LONGEST_STANDSTILL_MS = 15_000

/** By then every question of a row has been answered, also on a busy machine, or never will be. */
const ENDED_WITHIN_MS = 120_000

/** What a row adds to what the judge finds. */
export interface RowEnd extends Omit<FaultRow, 'figures' | 'breaches'> {
  figures?: string[]
  breaches?: string[]
  /** The fault takes domain events away for good: what they would have counted is counted at night. */
  areEventsLost?: boolean
  /** Runs that a dead worker had, by when it died: each has to move again in time. */
  hit?: readonly { runUuid: string; at: number }[]
}

/** Waits for every question's end, has the judge look, reports the row, and fails the test where something did not hold. */
export async function endRow(system: FaultSystem, questions: readonly Question[], row: RowEnd): Promise<void> {
  // A run that never ends is the judge's to tell, not for the limit of the test.
  const limit = new AbortController()
  const tooLate = pause(ENDED_WITHIN_MS, undefined, { signal: limit.signal }).catch(() => {})
  await Promise.race([Promise.all(questions.map(({ ended }) => ended)), tooLate])
  limit.abort()
  const verdict: Verdict = await judge(system, questions, row)
  const { areEventsLost: _, hit = [], figures = [], breaches = [], ...rest } = row
  const waits = await movingAgain(system, hit)
  const longest = Math.max(0, ...waits)
  if (longest > LONGEST_STANDSTILL_MS) breaches.push(`a run stood still for ${seconds(longest)}`)
  const moved = waits.length > 0 ? [`moving again after ${seconds(Math.min(...waits))} to ${seconds(longest)}`] : []
  const all = [...verdict.breaches, ...breaches]
  reportRow({ ...rest, figures: [...figures, ...moved, ...figuresOf(verdict)], breaches: all })
  if (all.length > 0) keepLogs(system, row.name)
  expect(all).toEqual([])
}

/** What each process has printed, for whoever looks for the reason. */
function keepLogs({ processes }: FaultSystem, name: string): void {
  for (const [process, child] of processes) writeFileSync(join(ROWS_FOLDER, `${name}.${process}.log`), child.output())
}

/** Asks so many questions one shortly after the other. */
export async function askMany(asker: Asker, count: number): Promise<Question[]> {
  return Promise.all(Array.from({ length: count }, () => asker.ask()))
}

/** Milliseconds as a person reads them. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
