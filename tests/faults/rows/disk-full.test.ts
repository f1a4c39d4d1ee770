import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { askMany, endRow, seconds } from '../support/row.ts'

/** Room for a new cluster and its log, and little more. */
const DISK_MB = 260
const FULL_MS = 15_000

const disk = mkdtempSync(join(tmpdir(), 'chainlens-small-disk-'))
/** A disk of one's own takes root; without it the row cannot be run. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]).status === 0

let system: FaultSystem | undefined
let asker: Asker | undefined
beforeAll(async () => {
  if (!isMounted) return
  system = await startFaultSystem({ postgresHome: join(disk, 'home') })
  asker = await createAsker(system)
})
afterAll(async () => {
  await asker?.dispose()
  await system?.dispose()
  if (isMounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

/** Takes what is left of the disk, to the last byte. */
function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = 1 << 20; size > 0; ) {
      try {
        writeSync(handle, Buffer.alloc(size))
      } catch {
        size = Math.floor(size / 2)
      }
    }
  } finally {
    closeSync(handle)
  }
}

it.skipIf(!isMounted)('disk-full: no room for what PostgreSQL writes, for 15 s', async () => {
  if (!system || !asker) throw new Error('The system has not started.')
  const running = system
  const during = await askMany(asker, 4)
  await waitFor(() => during.every(({ seen }) => seen.length > 0))
  const repeatedBefore = asker.repeated
  fill(join(disk, 'ballast'))
  const asking = askMany(asker, 2)
  await pause(FULL_MS)
  rmSync(join(disk, 'ballast'))
  // One that could not write its log has ended itself, as it should; whoever keeps it starts it again.
  const isAlive = await running.sql('select 1').then(
    () => true,
    () => false,
  )
  if (!isAlive) await running.postgres.start()
  const roomAt = Date.now()
  const away = await asking
  const takenMs = Math.max(0, ...away.map(({ askedAt }) => askedAt - roomAt))
  await endRow(running, [...during, ...away], {
    place: 30,
    name: 'disk-full',
    fault: "the disk of PostgreSQL's data is full for 15 s under four runs",
    figures: [
      `PostgreSQL ${isAlive ? 'went on by itself' : 'ended itself and was started again'}`,
      `2 questions asked meanwhile were taken ${seconds(takenMs)} after there was room (${asker.repeated - repeatedBefore} requests repeated)`,
    ],
    hit: during.map(({ runUuid }) => ({ runUuid, at: roomAt })),
  })
})
