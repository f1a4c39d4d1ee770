import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { rootDirectory } from '../../../cli/root-directory.ts'
import type { Verdict } from './judge.ts'

/** One row of the fault suite, as docs/reliability.md lists it. */
export interface FaultRow {
  /** Order in the table. */
  place: number
  /** As `npm run test:faults -- name` takes it. */
  name: string
  /** What was done to the system. */
  fault: string
  /** What was measured, in words with units. */
  figures: string[]
  /** What was promised and did not hold; empty: the row holds. */
  breaches: string[]
  /** The machine's load when the row's file began, the mean of a minute; what ran before it counts too. */
  load?: number
}

/** Where each row of a run of the suite is written. */
export const ROWS_FOLDER = join(rootDirectory, 'test-results/faults')

const LOAD = loadavg()[0] ?? 0

/** Prints a row in one line and keeps it for the table. */
export function reportRow(row: FaultRow): void {
  mkdirSync(ROWS_FOLDER, { recursive: true })
  const kept = { load: Math.round(LOAD * 10) / 10, ...row }
  writeFileSync(join(ROWS_FOLDER, `${row.name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
  const state = row.breaches.length === 0 ? '✓' : '✖'
  // Past vitest, which would frame it.
  process.stdout.write(`${state} ${row.name}: ${[...row.figures, ...row.breaches.slice(0, 5)].join('; ')}\n`)
}

/** A row that was reported in this run; null where none was. */
export function readRow(name: string): FaultRow | null {
  try {
    return JSON.parse(readFileSync(join(ROWS_FOLDER, `${name}.json`), 'utf8')) as FaultRow
  } catch {
    return null
  }
}

/** The figures that every row has. */
export function figuresOf(verdict: Verdict): string[] {
  const { runs, completed, effects, unknown, callsMade, callsBilled, callsEstimated, takeovers, resets } = verdict
  return [
    `${completed} of ${runs} runs completed`,
    `${takeovers} takeovers, ${resets} resets`,
    `${effects} effects, ${unknown} of unknown outcome`,
    `${callsMade} model calls made, ${callsBilled} billed (${callsEstimated} estimated)`,
  ]
}
