import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program that is started again when it is out of date. */
export interface Supervised {
  /** Ends it in order and starts it anew; calls meanwhile count as one more. */
  restart(): Promise<void>
  /** Ends it and starts none again. */
  dispose(): Promise<void>
}

/** What a program may take to end in order. */
const END_MS = 30_000

/**
 * Keeps a program of Node running. When it ends by itself it is not started again before `restart`: what ended it
 * would do so again. It is told by its channel when we are gone, and gets no signal of the terminal but ours.
 */
export function supervise(
  args: readonly string[],
  options: { cwd: string; environment?: NodeJS.ProcessEnv; tell: (line: string) => void },
): Supervised {
  let child: ChildProcess | null = null
  let isDisposed = false
  let isStale = false
  let restarting: Promise<void> | null = null

  function start(): void {
    const started = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: options.environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    })
    child = started
    started.once('exit', (code, signal) => {
      if (child !== started) return
      child = null
      if (!isDisposed) options.tell(`✖ The server ended (${signal ?? code}); it starts again when a file changes.`)
    })
  }

  async function end(): Promise<void> {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    const limit = setTimeout(() => ending.kill('SIGKILL'), END_MS)
    ending.kill('SIGTERM')
    await ended
    clearTimeout(limit)
  }

  async function restartWhileStale(): Promise<void> {
    while (isStale && !isDisposed) {
      isStale = false
      await end()
      if (!isDisposed) start()
    }
    restarting = null
  }

  start()
  return {
    restart() {
      isStale = true
      restarting ??= restartWhileStale()
      return restarting
    },
    async dispose() {
      isDisposed = true
      await restarting
      await end()
    },
  }
}
