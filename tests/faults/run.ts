import { rmSync } from 'node:fs'
import { ensureTools } from '../support/ensure-tools.ts'
import { chooseRows } from './rows.ts'
import { ROWS_FOLDER, readRow } from './support/report-row.ts'
import { runRows } from './support/run-rows.ts'
import { writeReport } from './write-report.ts'

// `npm run test:faults [-- name …]`: every row of the fault suite, or those whose names, or whose files' names, hold one
// of the words. `--write` puts what came out into docs/reliability.md, `--list` says what there is and how long it takes.
const words = process.argv.slice(2)
const chosen = chooseRows(words.filter((word) => !word.startsWith('--')))
const minutes = (seconds: number) => `${Math.ceil(seconds / 60)} min`
const total = chosen.reduce((sum, { seconds }) => sum + seconds, 0)
const say = (line: string) => process.stdout.write(`${line}\n`)

if (words.includes('--list')) {
  for (const { file, rows, seconds } of chosen) say(`${file}: ${rows.join(', ')} (${seconds} s)`)
  say(`${minutes(total)} on a quiet machine`)
  process.exit()
}
if (chosen.length === 0) throw new Error('No row has such a name: npm run test:faults -- --list')
if (ensureTools().includes('redis-server')) throw new Error('The fault suite needs redis-server.')

const names = chosen.flatMap(({ rows }) => rows)
for (const name of names) rmSync(`${ROWS_FOLDER}/${name}.json`, { force: true })
say(`${names.length} rows, about ${minutes(total)} on a quiet machine`)
const beganAt = Date.now()
for (const [index, one] of chosen.entries()) {
  const left = chosen.slice(index).reduce((sum, { seconds }) => sum + seconds, 0)
  say(
    `\n[${index + 1}/${chosen.length}] ${one.file}: ${one.rows.length} rows, about ${one.seconds} s; ${minutes(left)} to go`,
  )
  await runRows(one)
}

const rows = names.map((name) => readRow(name))
const failed = rows.filter((row) => row === null || row.breaches.length > 0)
say(`\n${names.length - failed.length} of ${names.length} rows hold, after ${minutes((Date.now() - beganAt) / 1_000)}`)
for (const [index, row] of rows.entries())
  if (!row || row.breaches.length > 0) say(`✖ ${names[index]}: ${row?.breaches.slice(0, 3).join('; ') ?? 'not run'}`)
if (words.includes('--write')) writeReport(names)
process.exitCode = failed.length === 0 ? 0 : 1
