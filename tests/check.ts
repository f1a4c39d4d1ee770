import { spawnSync } from 'node:child_process'
import { rootDirectory } from '../cli/root-directory.ts'

/** One thing that `npm run check` looks at; none needs a server. */
interface Check {
  name: string
  command: [string, ...string[]]
  /** What mends it. */
  mend: string
}

const checks: Check[] = [
  {
    name: 'format and lint',
    command: ['biome', 'ci', '--colors=off', '--max-diagnostics=20', '--error-on-warnings', '.'],
    mend: 'npx biome check --write .',
  },
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'mend the types' },
  { name: 'types of the web app', command: ['tsc', '-p', 'web'], mend: 'mend the types' },
  { name: 'composed schemas', command: ['node', 'cli/main.ts', 'compose', '--check'], mend: 'npm run compose' },
  {
    name: 'generated code',
    command: ['graphql-codegen', '--config', 'codegen.yml', '--check'],
    mend: 'npm run codegen',
  },
  {
    name: 'architecture and contract',
    command: ['vitest', 'run', '--project', 'static', '--reporter=dot'],
    mend: 'see the test',
  },
]

/** Runs every check and prints one line each; returns the names of those that failed. */
export function runChecks(): string[] {
  const failed: string[] = []
  for (const { name, command, mend } of checks) {
    const [program, ...args] = command
    const began = performance.now()
    const result = spawnSync(program, args, { cwd: rootDirectory, encoding: 'utf8' })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${result.status === 0 ? '✓' : '✖'} ${name} (${seconds} s)`)
    if (result.status === 0) continue
    failed.push(name)
    console.log(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`.trim())
    console.log(`  → ${mend}`)
  }
  return failed
}

if (import.meta.main) process.exitCode = runChecks().length > 0 ? 1 : 0
