import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { rootDirectory } from '../../cli/root-directory.ts'
import { ROW_FILES } from './rows.ts'
import { type FaultRow, readRow } from './support/report-row.ts'

const PAGE = join(rootDirectory, 'docs/reliability.md')
const RESULTS = join(rootDirectory, 'tests/faults/results.json')
const BEGIN = '<!-- rows: npm run test:faults -- --write -->'
const END = '<!-- end of rows -->'

/** A row as it is kept, and when it was measured. */
interface KeptRow extends FaultRow {
  at: string
}

/** Takes the rows of this run into tests/faults/results.json, and the table of all of them into docs/reliability.md. */
export function writeReport(names: readonly string[]): void {
  const known = new Set(ROW_FILES.flatMap(({ rows }) => rows))
  const kept = new Map(read<KeptRow[]>(RESULTS, []).map((row) => [row.name, row]))
  // Rows that there are no longer.
  for (const name of kept.keys()) if (!known.has(name)) kept.delete(name)
  const at = new Date().toISOString().slice(0, 10)
  for (const name of names) {
    const row = readRow(name)
    // One that never came to its end keeps its place in the table.
    const { place, fault } = { ...row, ...(row?.place === 99 ? kept.get(name) : {}) }
    if (row) kept.set(name, { ...row, place: place ?? row.place, fault: fault ?? row.fault, at })
  }
  const rows = [...kept.values()].sort((a, b) => a.place - b.place || (a.name < b.name ? -1 : 1))
  writeFileSync(RESULTS, `${JSON.stringify(rows, null, 2)}\n`)
  const page = readFileSync(PAGE, 'utf8')
  const table = [
    BEGIN,
    '',
    ...tableOf(rows),
    '',
    `Measured on ${cpus().length} cores; load: mean of the minute in which the row’s file began, earlier rows included.`,
    '',
    END,
  ].join('\n')
  writeFileSync(PAGE, page.slice(0, page.indexOf(BEGIN)) + table + page.slice(page.indexOf(END) + END.length))
}

function tableOf(rows: readonly KeptRow[]): string[] {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  return [
    '| Row | Fault | Holds | Figures | Load | Day |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ name, fault, breaches, figures, load, at }) => {
      const holds = breaches.length === 0 ? 'yes' : `**no**: ${breaches.slice(0, 3).join('; ')}`
      return `| \`${name}\` | ${cell(fault)} | ${cell(holds)} | ${cell(figures.join('; '))} | ${load ?? '—'} | ${at} |`
    }),
  ]
}

function read<Value>(path: string, otherwise: Value): Value {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value
  } catch {
    return otherwise
  }
}
