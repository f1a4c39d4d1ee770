import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rootDirectory } from '../../cli/root-directory.ts'

/** A process of ChainLens that a test started. */
export interface Child {
  process: ChildProcess
  /** All it has printed. */
  output(): string
  /** Waits for its end. */
  exited: Promise<number | null>
  /** Whether a test killed it. */
  wasKilled(): boolean
  /** Ends it with `signal` (SIGTERM by default) and waits. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

const KEPT = ['PATH', 'HOME', 'USER', 'TMPDIR', 'LANG'] as const

/** Starts `node cli/main.ts …` with these settings and no others. */
export function startChild(args: string[], environment: Record<string, string>): Child {
  const inherited = Object.fromEntries(KEPT.map((name) => [name, process.env[name] ?? '']))
  const child = spawn(process.execPath, ['cli/main.ts', ...args], {
    cwd: rootDirectory,
    env: { ...inherited, NODE_ENV: 'test', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  let wasKilled = false
  return {
    process: child,
    wasKilled: () => wasKilled,
    output: () => output,
    exited,
    end(signal = 'SIGTERM') {
      wasKilled ||= signal === 'SIGKILL'
      child.kill(signal)
      return exited
    },
  }
}
