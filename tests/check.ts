import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { rootDirectory } from '../cli/root-directory.ts'

/** One thing that `npm run check` looks at; none needs a server. */
interface Check {
  name: string
  command: [string, ...string[]]
  /** What mends it. */
  mend: string
}

const checks: Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'mend the types' },
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
  {
    name: 'format and lint',
    command: ['biome', 'ci', '--colors=off', '--max-diagnostics=20', '--error-on-warnings', '.'],
    mend: 'npx biome check --write .',
  },
  { name: 'types of the web app', command: ['tsc', '-p', 'web'], mend: 'mend the types' },
  { name: 'composed schemas', command: ['node', 'cli/main.ts', 'compose', '--check'], mend: 'npm run compose' },
]

/** At a time: most of a check's time is one core's. */
const WORKERS = 2

/** Runs a check and prints one line, and what it said where it failed; gives whether it succeeded. */
async function runCheck({ name, command: [program, ...args], mend }: Check): Promise<boolean> {
  const began = performance.now()
  const child = spawn(program, args, { cwd: rootDirectory, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]).catch(
    (error: Error) => [null, '', error.message] as const,
  )
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✖'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(`${`${said}${complained}`.trim()}\n  → ${mend}`)
  return code === 0
}

/** Runs every check, the longest first; returns the names of those that failed. `withoutTests`: all but those that are tests. */
export async function runChecks({ withoutTests = false } = {}): Promise<string[]> {
  const waiting = checks.filter(({ command: [program] }) => !(withoutTests && program === 'vitest'))
  const failed: string[] = []
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      if (!(await runCheck(check))) failed.push(check.name)
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  return failed
}

if (import.meta.main) process.exitCode = (await runChecks()).length > 0 ? 1 : 0
