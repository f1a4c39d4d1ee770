import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { reportRow } from '../support/report-row.ts'
import { askMany, endRow, LONGEST_STANDSTILL_MS, seconds } from '../support/row.ts'
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.ts'

/** Room for a new cluster and its log, and little more. */
const DISK_MB = 260
const FULL_MS = 15_000
/** What one statement adds to PostgreSQL's log. */
const LOG_BYTES = 1_000_000

let disk: SmallDisk | null = null
let system: FaultSystem
let asker: Asker
beforeAll(async () => {
  disk = mountSmallDisk(DISK_MB)
  if (!disk) return
  system = await startFaultSystem({ postgresHome: join(disk.path, 'home') })
  asker = await createAsker(system)
})
afterAll(async () => {
  await asker?.dispose()
  await system?.dispose()
  disk?.dispose()
})

const isUp = () =>
  system.sql('select 1').then(
    () => true,
    () => false,
  )

/** Writes into PostgreSQL's log until it finds no room for more of it, which ends it. */
async function fillLog(): Promise<void> {
  const write = () => system.sql(`select pg_logical_emit_message(false, 'fault', repeat('x', ${LOG_BYTES}))`)
  while (
    await write().then(
      () => true,
      () => false,
    )
  );
}

it.each([
  {
    name: 'disk-full',
    place: 30,
    isLogFull: false,
    fault: 'the disk of PostgreSQL has no byte left for 15 s under four runs',
  },
  {
    name: 'disk-full-log',
    place: 31,
    isLogFull: true,
    fault: 'the same, and its log (WAL) finds no room either: PostgreSQL ends itself',
  },
])('$name: $fault', async ({ isLogFull, ...row }) => {
  if (!disk) return reportRow({ ...row, figures: [], breaches: ['not run: a disk of its own takes root'] })
  const during = await askMany(asker, 4)
  await waitFor(() => during.every(({ seen }) => seen.length > 0))
  const repeatedBefore = asker.repeated
  asker.refusals.clear()
  const ballast = disk.fill()
  const fullAt = Date.now()
  if (isLogFull) await fillLog()
  const hasEnded = isLogFull && !(await isUp())
  const asking = askMany(asker, 2)
  await pause(FULL_MS - (Date.now() - fullAt))
  const wasUp = await isUp()
  ballast.giveBack()
  const roomAt = Date.now()
  await waitFor(isUp)
  const backMs = Date.now() - roomAt
  const away = await asking
  const takenMs = Math.max(0, ...away.map(({ askedAt }) => askedAt - roomAt))
  const complaints = [...system.processes.values()].filter((child) =>
    /53100|57P0[123]|ECONNREFUSED/.test(child.output()),
  )
  const told = [...asker.refusals].map(([code, count]) => `${code} ${count} times`).join(', ')
  await endRow(system, [...during, ...away], {
    ...row,
    figures: [
      isLogFull
        ? `PostgreSQL ended itself and was ${wasUp ? 'back' : 'away'} while the disk was full; it answered ${seconds(backMs)} after there was room, started by nobody else`
        : `PostgreSQL ${wasUp ? 'went on by itself' : 'ended itself'}; it answered ${seconds(backMs)} after there was room`,
      `2 questions asked meanwhile were taken ${seconds(takenMs)} after there was room (${asker.repeated - repeatedBefore} requests repeated${told && `: ${told}`})`,
    ],
    breaches: [
      ...(complaints.length === 0 ? ['nothing was refused: nothing was tried'] : []),
      ...(isLogFull && !hasEnded ? ['PostgreSQL did not end itself: too little was tried'] : []),
      ...(asker.refusals.has('INTERNAL_SERVER_ERROR') ? ['a question was refused as by a fault of ours'] : []),
      ...(takenMs > LONGEST_STANDSTILL_MS ? [`questions were taken only after ${seconds(takenMs)}`] : []),
    ],
    hit: during.map(({ runUuid }) => ({ runUuid, at: Math.max(roomAt, roomAt + backMs) })),
  })
})
