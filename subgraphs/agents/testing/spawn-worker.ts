import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { WorkerProcessInput } from './worker-process.ts'

/** A worker in a process of its own. */
export interface WorkerProcess {
  pid: number
  /** Sends the signal and waits until the process is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

/** Starts a worker's process and waits until it works. */
export async function spawnWorker(input: WorkerProcessInput): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'worker-process.ts'), JSON.stringify(input)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const gone = once(child, 'exit')
  await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
    gone.then(() => Promise.reject(new Error('The worker process ended before it worked.'))),
  ])
  return {
    pid: child.pid as number,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      await gone
    },
  }
}
