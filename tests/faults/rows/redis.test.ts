import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { waitFor } from '../../support/wait-for.ts'
import { type FaultSystem, startFaultSystem } from '../support/fault-system.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { askMany, endRow, LONGEST_STANDSTILL_MS, seconds } from '../support/row.ts'

/** How long Redis is away. */
const AWAY_MS = 5_000

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
afterEach(async () => {
  await system.redis.command('CONFIG', 'SET', 'maxmemory', '0')
  await system.redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
})

it.each([
  {
    name: 'redis-restarted',
    isEmpty: false,
    place: 10,
    fault: 'Redis is killed, and back 5 s later with its append-only file',
  },
  { name: 'redis-emptied', isEmpty: true, place: 11, fault: 'Redis is killed, and back 5 s later with nothing in it' },
])('$name: $fault', async ({ isEmpty, ...row }) => {
  const during = await askMany(asker, 4)
  await waitFor(() => during.some(({ seen }) => seen.length > 1))
  await system.redis.kill()
  const at = Date.now()
  // Questions that come while it is away are taken, or refused so that the client asks again.
  const repeatedBefore = asker.repeated
  const asking = askMany(asker, 2)
  const read = await asker.person
    .post('{ viewer { id } sessions(first: 3) { edges { node { id } } } }')
    .catch(() => null)
  const isRead = Boolean(read?.data && !read.errors)
  await pause(AWAY_MS)
  await system.redis.start({ isEmpty })
  const away = await asking
  const takenAfterMs = Math.max(...away.map(({ askedAt }) => askedAt)) - at
  await Promise.all([...during, ...away].map(({ ended }) => ended))
  const after = await asker.ask()
  const askedAt = Date.now()
  await after.ended
  const answeredMs = Date.now() - askedAt
  const breaches: string[] = []
  if (!isRead) breaches.push('reads over HTTP failed while it was away')
  if (answeredMs > LONGEST_STANDSTILL_MS) breaches.push(`the next question took ${seconds(answeredMs)}`)
  await endRow(system, [...during, ...away, after], {
    ...row,
    areEventsLost: isEmpty,
    figures: [
      `2 questions asked while it was away were taken after ${seconds(takenAfterMs)} (${asker.repeated - repeatedBefore} requests repeated)`,
      `the next one was answered in ${seconds(answeredMs)}`,
    ],
    breaches,
  })
})

it.each([
  {
    name: 'redis-full',
    policy: 'noeviction',
    place: 12,
    fault: 'Redis is full (maxmemory, noeviction) for the time of six questions',
  },
  {
    name: 'redis-evicting',
    policy: 'allkeys-lru',
    place: 13,
    fault: 'Redis is full and throws keys away (allkeys-lru) for the time of six questions',
  },
])('$name: $fault', async ({ policy, ...row }) => {
  await system.redis.command('CONFIG', 'SET', 'maxmemory-policy', policy)
  await system.redis.command('CONFIG', 'SET', 'maxmemory', policy === 'noeviction' ? '1' : '1500kb')
  const began = Date.now()
  const repeatedBefore = asker.repeated
  const questions = await askMany(asker, 6)
  const takenMs = Date.now() - began
  await Promise.all(questions.map(({ ended }) => ended))
  const [evicted] = /evicted_keys:\d+/.exec(String(await system.redis.command('INFO', 'stats'))) ?? ['']
  // With room again, what waited to be told is told.
  await system.redis.command('CONFIG', 'SET', 'maxmemory', '0')
  await endRow(system, questions, {
    ...row,
    areEventsLost: policy !== 'noeviction',
    figures: [
      `taken after ${seconds(takenMs)} (${asker.repeated - repeatedBefore} requests repeated), answered after ${seconds(Date.now() - began)}`,
      evicted,
    ].filter(Boolean),
  })
})
