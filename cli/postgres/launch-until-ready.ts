import { setTimeout as sleep } from 'node:timers/promises'
import { ChainLensError } from '@chainlens/platform/errors'
import { type LaunchInput, launchServer, type PostgresServer } from './launch-server.ts'
import { pickPort } from './pick-port.ts'
import { stopOrphan } from './stop-orphan.ts'

/** Ends by itself: a port somebody else was quicker to take, an orphan or its last children on their way out. */
const passing = /could not bind|already exists|pre-existing shared memory block/
const patienceMs = 30_000

/**
 * Starts PostgreSQL on a data directory, whatever a crash has left there: an orphan is stopped, a stale pid file
 * overruled, a taken port exchanged unless one is asked for.
 */
export async function launchUntilReady(
  input: Omit<LaunchInput, 'port' | 'strangerPid'> & { port?: number; progress?: (line: string) => void },
): Promise<PostgresServer & { port: number }> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const strangerPid = await stopOrphan(input.dataDirectory, input)
    const port = input.port ?? (await pickPort())
    const result = await launchServer({ ...input, port, strangerPid })
    if (result.server) return { ...result.server, port }
    if (!passing.test(result.log) || Date.now() > giveUpAt) throw startError(input, result.log)
    await sleep(25, undefined, { signal: input.signal })
  }
}

function startError(input: { logFile: string; dataDirectory: string }, log: string): ChainLensError {
  const lines = log.trim().split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1)
  return new ChainLensError({
    code: 'POSTGRES_START_FAILED',
    message: `The embedded PostgreSQL does not start: ${reason || 'it wrote nothing'}`,
    hint: `See ${input.logFile}, or set DATABASE_URL to another PostgreSQL server.`,
    details: { log, dataDirectory: input.dataDirectory },
  })
}
