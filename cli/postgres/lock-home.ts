import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { homeInUseError } from './home-in-use-error.ts'
import { type InstanceRecord, instanceFile } from './instance-file.ts'
import { isAlive } from './is-alive.ts'
import { linkOnce } from './link-once.ts'
import { prepareHome } from './prepare-home.ts'
import { processStart } from './process-start.ts'
import { takeOverLock } from './take-over-lock.ts'
import { writeAtomically } from './write-atomically.ts'

/** Exclusive use of a data directory. */
export interface HomeLock {
  /** Tells others where to reach this instance. */
  update(info: { port: number }): Promise<void>
  /** Gives the directory back; safe to call again. */
  release(): Promise<void>
}

/**
 * Takes a data directory for this process. A second start on the same data fails with HOME_IN_USE; what a killed
 * process left is taken over.
 */
export async function lockHome(homeDirectory: string): Promise<HomeLock> {
  const home = await prepareHome(homeDirectory)
  const path = instanceFile.path(home)
  const record: InstanceRecord = {
    id: randomUUID(),
    pid: process.pid,
    port: null,
    startedAt: new Date().toISOString(),
    processStart: await processStart(process.pid),
  }
  const own = `${path}.${record.id}`
  await writeAtomically(own, text(record), 0o644)
  try {
    while (!(await linkOnce(own, path))) {
      const found = await instanceFile.read(path)
      if (!found) continue // given back this very moment
      if (await isAlive(found)) throw homeInUseError(home, found)
      if (await takeOverLock(path, found.id, own)) break
      await sleep(5) // another start is taking it over
    }
  } finally {
    await rm(own, { force: true })
  }

  const isOurs = async () => (await instanceFile.read(path))?.id === record.id
  return {
    async update({ port }) {
      record.port = port
      if (await isOurs()) await writeAtomically(path, text(record), 0o644)
    },
    async release() {
      if (await isOurs()) await rm(path, { force: true })
    },
  }
}

function text(record: InstanceRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}
