import { spawn } from 'node:child_process'
import type { Identity } from './choose-identity.ts'

/** How a program ended. */
export interface ProgramResult {
  /** Null when it was killed or could not be started. */
  exitCode: number | null
  /** Everything it wrote, both streams in the order of arrival. */
  output: string
}

/** What to run, as whom. */
export interface ProgramInput {
  identity: Identity
  program: string
  args: string[]
  stdin?: string
  timeoutMs: number
  signal?: AbortSignal
}

/** PostgreSQL's programs must not see settings such as PGPORT or a locale of the caller. */
export const programEnvironment: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? {} : { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }),
}

/** Runs a program to its end; a failure to start it is a result like any other. */
export function runProgram(input: ProgramInput): Promise<ProgramResult> {
  const { identity, signal } = input
  const [command = input.program, ...args] = [...identity.wrapper, input.program, ...input.args]
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: process.platform === 'win32' ? undefined : '/',
      env: programEnvironment as NodeJS.ProcessEnv,
      uid: identity.uid,
      gid: identity.gid,
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: input.timeoutMs,
      killSignal: 'SIGKILL',
      signal,
      windowsHide: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
      })
    }
    child.stdin.on('error', () => {}) // it may end without reading its input
    child.stdin.end(input.stdin)
    child.on('error', (error) => {
      if (signal?.aborted) reject(signal.reason)
      else resolve({ exitCode: null, output: output || error.message })
    })
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}
