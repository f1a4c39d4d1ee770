import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity } from './choose-identity.ts'
import { openLog } from './open-log.ts'
import { readPostmaster } from './read-postmaster.ts'
import { programEnvironment } from './run-program.ts'
import { serverSettings } from './server-settings.ts'
import { shutdownSteps } from './shutdown-steps.ts'

/** What to start. */
export interface LaunchInput {
  postgres: string
  identity: Identity
  dataDirectory: string
  logFile: string
  port: number
  /** A process id in postmaster.pid that is known not to be a PostgreSQL. */
  strangerPid: number | null
  signal?: AbortSignal
}

/** A server that accepts connections, or what its log says about why there is none. */
export type LaunchResult = { server: PostgresServer } | { server: null; log: string }

/** A running PostgreSQL. */
export interface PostgresServer {
  pid: number
  /** Settles when it has ended, for whatever reason. */
  ended: Promise<unknown>
  /** Ends it in order and waits for that. */
  stop(): Promise<void>
}

/** Crash recovery replays at most max_wal_size, which is seconds; this is for a disk that hangs. */
const startTimeoutMs = 180_000

/** Starts PostgreSQL and waits until it accepts connections. */
export async function launchServer(input: LaunchInput): Promise<LaunchResult> {
  const log = await openLog(input.logFile, input.identity)
  const { size: logStart } = await log.stat()
  const child = start(input, log.fd)
  const ended = once(child, 'close').catch(() => {}) // 'error': it could not be spawned
  await log.close()

  // A launcher that ends without disposing must not leave the server behind.
  const atExit = () => child.kill('SIGINT')
  process.once('exit', atExit)
  const hasEnded = ended.then(() => process.off('exit', atExit))

  const stop = () => stopChild(child, ended)
  try {
    if (await isReady(child, input)) {
      child.unref() // it alone keeps no program running
      return { server: { pid: child.pid as number, ended, stop } }
    }
  } catch (error) {
    await stop()
    throw error
  }
  await stop()
  await hasEnded
  return { server: null, log: await readFrom(input.logFile, logStart) }
}

function start(input: LaunchInput, log: number): ChildProcess {
  const { identity } = input
  const args = [...identity.wrapper, input.postgres, '-D', input.dataDirectory, ...serverSettings(input.port)]
  return spawn(args[0] as string, args.slice(1), {
    cwd: process.platform === 'win32' ? undefined : '/',
    env: {
      ...programEnvironment,
      // PostgreSQL refuses to start while the process named in a stale pid file lives; a grandparent's it disregards.
      ...(input.strangerPid === null ? {} : { PG_GRANDPARENT_PID: String(input.strangerPid) }),
    } as NodeJS.ProcessEnv,
    uid: identity.uid,
    gid: identity.gid,
    stdio: ['ignore', log, log],
    // A group of its own: Ctrl-C in the terminal is for us, who then end it after its clients.
    detached: true,
    windowsHide: true,
  })
}

/** False when it ended instead. */
async function isReady(child: ChildProcess, { dataDirectory, signal }: LaunchInput): Promise<boolean> {
  const deadline = Date.now() + startTimeoutMs
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined && Date.now() < deadline) {
    const postmaster = await readPostmaster(dataDirectory)
    if (postmaster?.pid === child.pid && postmaster.ready) return true
    await sleep(10, undefined, { signal })
  }
  return false
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.ref()
  for (const { signal, waitMs } of shutdownSteps) {
    child.kill(signal) // does nothing to one that has ended
    const waiting = new AbortController()
    const timeout = sleep(waitMs, 'late', { signal: waiting.signal }).catch(() => 'cancelled')
    const outcome = await Promise.race([ended, timeout])
    waiting.abort()
    if (outcome !== 'late') return
  }
}

async function readFrom(path: string, position: number): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64 * 1024), position })
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
