import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { askMany, endRow, LONGEST_STANDSTILL_MS, seconds } from '../support/row.ts'

/** How long others hold every connection. */
const HELD_MS = 20_000

let system: FaultSystem
let asker: Asker
beforeAll(async () => {
  system = await startFaultSystem()
  asker = await createAsker(system)
})
afterAll(async () => {
  await asker?.dispose()
  await system?.dispose()
})

/** How long until a question that is asked now is answered, and its question. */
async function answerNow() {
  const began = Date.now()
  const question = await asker.ask()
  await question.ended
  return { question, ms: Date.now() - began }
}

it('postgres-stopped: -m immediate under runs, back after 5 s', async () => {
  const during = await askMany(asker, 6)
  await waitFor(() => system.ledger.entries.length >= 4)
  await system.postgres.stopImmediately()
  const repeatedBefore = asker.repeated
  const asking = askMany(asker, 2)
  await pause(5_000)
  await system.postgres.start()
  const backAt = Date.now()
  const away = await asking
  const takenMs = Math.max(...away.map(({ askedAt }) => askedAt)) - backAt
  await Promise.all([...during, ...away].map(({ ended }) => ended))
  const allEndedMs = Date.now() - backAt
  const next = await answerNow()
  await endRow(system, [...during, ...away, next.question], {
    place: 20,
    name: 'postgres-stopped',
    fault: 'PostgreSQL is stopped with -m immediate under six runs, and started again 5 s later',
    figures: [
      `2 questions asked while it was away were taken ${seconds(takenMs)} after it was back (${asker.repeated - repeatedBefore} requests repeated)`,
      `all were answered ${seconds(allEndedMs)} after it was back; the next one in ${seconds(next.ms)}`,
    ],
    breaches: takenMs > LONGEST_STANDSTILL_MS ? [`questions were taken only after ${seconds(takenMs)}`] : [],
  })
})

it('postgres-locked: another locks the table of runs for 30 s', async () => {
  const during = await askMany(asker, 4)
  await waitFor(() => during.every(({ seen }) => seen.length > 0))
  const holder = new Client({ connectionString: system.postgres.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('lock table agents.runs in access exclusive mode')
  const began = Date.now()
  const refused = await asker.person.post('{ sessions(first: 1) { edges { node { activeRun { id } } } } }')
  const refusedMs = Date.now() - began
  await pause(30_000 - refusedMs)
  await holder.query('rollback')
  await holder.end()
  const freeAt = Date.now()
  const hit = during.map(({ runUuid }) => ({ runUuid, at: freeAt }))
  await Promise.all(during.map(({ ended }) => ended))
  const allEndedMs = Date.now() - freeAt
  const next = await answerNow()
  const breaches: string[] = []
  if (refusedMs > LONGEST_STANDSTILL_MS) breaches.push(`a read that needs the table hung for ${seconds(refusedMs)}`)
  await endRow(system, [...during, next.question], {
    place: 21,
    name: 'postgres-locked',
    fault: 'another session locks the table of runs (access exclusive) for 30 s under four runs',
    figures: [
      `a read of that table was ${refused.errors ? 'refused' : 'answered'} after ${seconds(refusedMs)}`,
      `all were answered ${seconds(allEndedMs)} after the lock; the next one in ${seconds(next.ms)}`,
    ],
    breaches,
    hit,
  })
})

it('postgres-exhausted: others take every connection for 20 s', async () => {
  const during = await askMany(asker, 4)
  await waitFor(() => during.every(({ seen }) => seen.length > 0))
  // Open before all are taken: none would be had afterwards.
  const judge = new Client({ connectionString: system.postgres.url, application_name: 'judge' })
  await judge.connect()
  const greedy: Client[] = []
  const takeAll = async () => {
    for (;;) {
      const client = new Client({ connectionString: system.postgres.url })
      client.on('error', () => {})
      const isIn = await client.connect().then(
        () => true,
        () => false,
      )
      if (!isIn) return
      greedy.push(client)
    }
  }
  // What is free is taken first; then ours break, one round after the other, and others are quicker each time.
  await takeAll()
  for (let round = 0; round < 10; round++) {
    await judge.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'chainlens-%' limit 20",
    )
    await takeAll()
  }
  const left = async () => {
    const { rows } = await judge.query(
      "select count(*)::int as left from pg_stat_activity where application_name like 'chainlens-%'",
    )
    return rows[0].left as number
  }
  const heldAt = Date.now()
  const [leftAtFirst, reads] = [await left(), [] as { ms: number; said: string }[]]
  while (Date.now() - heldAt < HELD_MS) {
    const began = Date.now()
    const answer = await asker.person.post('{ sessions(first: 1) { edges { node { id } } } }')
    const { message = 'an answer', extensions } = answer.errors?.[0] ?? {}
    reads.push({ ms: Date.now() - began, said: extensions?.code ?? message })
    await pause(250)
  }
  const leftAtLast = await left()
  // Now all of them go, this one last of all.
  await Promise.all(greedy.map((client) => client.end()))
  await judge.end()
  const freeAt = Date.now()
  await Promise.all(during.map(({ ended }) => ended))
  const allEndedMs = Date.now() - freeAt
  const next = await answerNow()
  const longestMs = Math.max(...reads.map(({ ms }) => ms))
  const said = [...new Set(reads.map((read) => read.said))].join(', ')
  const breaches = [
    ...(leftAtFirst + leftAtLast > 0 ? [`${leftAtFirst} and ${leftAtLast} connections were left to ChainLens`] : []),
    ...(said === 'SUBGRAPH_UNAVAILABLE' ? [] : [`reads got: ${said}`]),
    ...(longestMs > LONGEST_STANDSTILL_MS ? [`a read hung for ${seconds(longestMs)}`] : []),
  ]
  const hit = during.map(({ runUuid }) => ({ runUuid, at: freeAt }))
  await endRow(system, [...during, next.question], {
    place: 22,
    name: 'postgres-exhausted',
    fault: 'every connection breaks, and others hold all that PostgreSQL has for 20 s',
    figures: [
      `${greedy.length} connections taken, ${leftAtFirst} left to ChainLens at first and ${leftAtLast} at last; ${reads.length} reads meanwhile got ${said}, after ${seconds(Math.min(...reads.map(({ ms }) => ms)))} to ${seconds(longestMs)}`,
      `all were answered ${seconds(allEndedMs)} after they were free; the next one in ${seconds(next.ms)}`,
    ],
    breaches,
    hit,
  })
})
