import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A process that is measured. */
export interface MeasuredProcess {
  pid: number
  child: ChildProcess
  /** What it printed last, for when something is wrong. */
  output(): string
  end(): Promise<void>
}

const KEPT_CHARACTERS = 4_000
const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const

/** Starts it in production mode, with telemetry to vendors off and nothing else of this shell's settings. */
export function startProcess(command: readonly string[], environment: Record<string, string> = {}): MeasuredProcess {
  const [program = '', ...args] = command
  const inherited = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name] ?? '']))
  const child = spawn(program, args, {
    env: { ...inherited, NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS)
    })
  const exited = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    child,
    output: () => output,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await exited
      clearTimeout(force)
    },
  }
}

/** Waits until a gateway answers `{ __typename }`; throws with what it printed where it ends or takes too long. */
export async function untilAnswering(process: MeasuredProcess, url: string, limitMs = 60_000): Promise<void> {
  const until = performance.now() + limitMs
  for (;;) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null)
    if (answer?.status === 200) return
    if (process.child.exitCode !== null || performance.now() > until)
      throw new Error(`did not come up at ${url}:\n${process.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
