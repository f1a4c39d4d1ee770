import { setTimeout as sleep } from 'node:timers/promises'
import { ChainLensError } from '@chainlens/platform/errors'
import { isPostgresOf } from './is-postgres-of.ts'
import { readPostmaster } from './read-postmaster.ts'
import { shutdownSteps } from './shutdown-steps.ts'

/**
 * Stops the PostgreSQL that a killed launcher left running on this data directory. Returns the process id in its pid
 * file when that belongs to a stranger by now: PostgreSQL has to be told, or it takes the stranger for itself.
 */
export async function stopOrphan(
  dataDirectory: string,
  options: { progress?: (line: string) => void; signal?: AbortSignal } = {},
): Promise<number | null> {
  const orphan = await readPostmaster(dataDirectory)
  if (!orphan) return null
  if (!(await isPostgresOf(orphan.pid, dataDirectory))) return orphan.pid
  options.progress?.('Stopping the database that an interrupted run left behind')
  for (const { signal, waitMs } of shutdownSteps) {
    send(orphan.pid, signal)
    const deadline = Date.now() + waitMs
    while (Date.now() < deadline) {
      if (!(await isPostgresOf(orphan.pid, dataDirectory))) return (await readPostmaster(dataDirectory))?.pid ?? null
      await sleep(10, undefined, { signal: options.signal })
    }
  }
  throw new ChainLensError({
    code: 'POSTGRES_STUCK',
    message: `Process ${orphan.pid}, a PostgreSQL left on ${dataDirectory}, does not stop.`,
    hint: `Stop it by hand: kill -9 ${orphan.pid}`,
  })
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
