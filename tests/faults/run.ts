import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { rootDirectory } from '../../cli/root-directory.ts'
import { ensureTools } from '../support/ensure-tools.ts'
import { ROWS_FOLDER } from './support/report-row.ts'
import { writeReport } from './write-report.ts'

// `npm run test:faults [-- name …]`: every row of the fault suite, or those whose files' names hold one of the words.
// `--write` puts what came out into docs/reliability.md.
const words = process.argv.slice(2)
const filters = words.filter((word) => !word.startsWith('--'))
if (ensureTools().includes('redis-server')) throw new Error('The fault suite needs redis-server.')
if (filters.length === 0) rmSync(ROWS_FOLDER, { recursive: true, force: true })
const config = join('tests', 'faults', 'vitest.config.ts')
const ran = spawnSync('vitest', ['run', '--config', config, ...filters], { cwd: rootDirectory, stdio: 'inherit' })
if (words.includes('--write')) writeReport()
process.exitCode = ran.status ?? 1
