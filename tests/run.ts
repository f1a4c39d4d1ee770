import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { rootDirectory } from '../cli/root-directory.ts'
import { runChecks } from './check.ts'
import { ensureTools } from './support/ensure-tools.ts'

/** What vitest's JSON report says in sum. */
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  success: z.boolean(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

// `npm test`: every check, then every test; arguments go to vitest and leave the checks out.
const filters = process.argv.slice(2)
const missing = ensureTools()
const failedChecks = filters.length > 0 ? [] : await runChecks({ withoutTests: true })
const output = join(rootDirectory, 'test-results/vitest.json')
rmSync(output, { force: true })
const tests = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${output}`, ...filters],
  { cwd: rootDirectory, stdio: 'inherit', env: { ...process.env, CHAINLENS_MISSING_TOOLS: missing.join(',') } },
)
const result = report.parse(JSON.parse(readFileSync(output, 'utf8')))
const skipped = result.numPendingTests + result.numTodoTests
// A file whose preparation fails has no failed test: its tests count as skipped.
const failedFiles = result.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
)
const failed = result.numFailedTests + failedFiles.length + failedChecks.length
if (failedChecks.length > 0) console.log(`\nFailed checks: ${failedChecks.join(', ')}`)
if (missing.length > 0)
  console.log(`\nMissing on this machine: ${missing.join(', ')}; tests that need them were skipped.`)
console.log(`\n${result.numPassedTests} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || tests.status !== 0 || !result.success ? 1 : 0
