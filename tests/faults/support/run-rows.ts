import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootDirectory } from '../../../cli/root-directory.ts'
import type { RowFile } from '../rows.ts'
import { endSession } from './end-session.ts'
import { readRow, reportRow } from './report-row.ts'

/** A busy machine takes longer; what hangs is ended. */
const limitMsOf = ({ seconds }: RowFile) => (seconds * 2.5 + 180) * 1_000

/**
 * Runs a file's rows on one system. Where one does not hold, or never comes to an end, the others go on on a new one:
 * what it left may be broken. A row of which nothing was heard is reported as failed.
 */
export async function runRows(file: RowFile): Promise<void> {
  for (let rows = file.rows; rows.length > 0; ) {
    const { isOver, why } = await runOnce(file, rows)
    const isBroken = rows.some((name) => (readRow(name)?.breaches.length ?? 0) > 0)
    const open = rows.filter((name) => readRow(name) === null)
    // Rows after one that does not hold are not begun; without such a one, the first of the open ones is the culprit.
    const lost = isOver || isBroken ? undefined : open.shift()
    if (lost !== undefined)
      reportRow({ place: 99, name: lost, fault: 'it never came to its end', figures: [], breaches: [why] })
    rows = isOver ? [] : open
  }
}

/** Whether nothing is left to run, and if not, why. */
async function runOnce(file: RowFile, rows: readonly string[]): Promise<{ isOver: boolean; why: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'chainlens-fault-rows-'))
  // PostgreSQL runs as somebody else where we are root.
  chmodSync(folder, 0o755)
  const report = join(folder, 'report.json')
  const child = spawn(
    'vitest',
    [
      ...['run', '--config', join('tests', 'faults', 'vitest.config.ts'), `rows/${file.file}.test.ts`, '--bail', '1'],
      ...['--testNamePattern', `^(${rows.join('|')}):`],
      ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`],
    ],
    // A session of its own: what it leaves can be told from everything else.
    {
      cwd: rootDirectory,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      env: { ...process.env, TMPDIR: folder },
    },
  )
  const session = child.pid ?? 0
  const stop = () => {
    endSession(session, folder)
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
  let isLate = false
  const limit = setTimeout(() => {
    isLate = true
    endSession(session, folder)
  }, limitMsOf(file))
  const [code] = await once(child, 'exit')
  clearTimeout(limit)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop)
  const why = isLate ? `it was ended after ${limitMsOf(file) / 1_000} s` : whyOf(report)
  const left = endSession(session, folder)
  if (left > 0) process.stdout.write(`  ${left} processes were left by ${file.file} and have been ended\n`)
  return { isOver: code === 0, why }
}

/** The first complaint of a run of vitest, in one line. */
function whyOf(report: string): string {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
    // biome-ignore lint/suspicious/noExplicitAny: the report of vitest
    const messages = testResults.flatMap((file: any) => [
      // biome-ignore lint/suspicious/noExplicitAny: the report of vitest
      ...file.assertionResults.flatMap((test: any) => test.failureMessages ?? []),
      file.message,
    ])
    return String(messages.find(Boolean) ?? 'it ended without a word')
      .split('\n')
      .slice(0, 3)
      .join(' ')
      .slice(0, 500)
  } catch {
    return 'it ended without a word'
  }
}
