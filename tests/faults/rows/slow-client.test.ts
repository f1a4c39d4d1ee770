import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { followThrough } from '../support/follow-through.ts'
import { type PacedModel, startPacedModel } from '../support/paced-model.ts'
import { readMetric } from '../support/read-metric.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { openViewers } from '../support/viewers.ts'
import { breachesOf, storedBreaches } from '../support/wholeness.ts'

const BYTES_PER_SECOND = 1_000
const SLOW = 10
const OTHERS = 20
/** Most that the model says, which is under what a run may: by then the slow one has to have fallen behind. */
const MOST_PIECES = 2_000
/** A question that is long, and asked for with each event so often that forty of them are more than may wait. */
const QUESTION = `Say something long. ${'And then some more. '.repeat(1_000)}`
const WIDE_EVENTS = `subscription ($runId: ID!, $after: Int!) {
  runEvents(runId: $runId, afterSequence: $after) {
    __typename sequence
    run { id ${[1, 2, 3, 4, 5].map((index) => `q${index}: question { content }`).join(' ')} }
  }
}`
const MOST_GROWTH_MB = 150

let model: PacedModel
let topology: Topology
let person: Person
beforeAll(async () => {
  model = await startPacedModel()
  model.pace = { pieces: 200, everyMs: 45 }
  topology = await startTopology({ environment: model.settings })
  person = await signIn(topology)
})
afterAll(async () => {
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

const residentMb = async () => readMetric(await topology.metrics('gateway-1'), 'process_resident_memory_bytes') / 1e6

/** Follows a run and gives, beside what was seen, how late each event was. */
async function followTimed(runId: string) {
  const lateMs: number[] = []
  const onEvent = ({ at }: { at: string }) => lateMs.push(Date.now() - Date.parse(at))
  const followed = await followThrough({
    url: topology.url,
    accessToken: person.accessToken,
    runId,
    transport: 'graphql-ws',
    onEvent,
  })
  return { ...followed, runId, lateMs: lateMs.sort((a, b) => a - b) }
}

const p99Of = (runs: { lateMs: number[] }[]) => {
  const all = runs.flatMap(({ lateMs }) => lateMs).sort((a, b) => a - b)
  return all[Math.floor(all.length * 0.99)] ?? 0
}

it('slow-client: one that reads 1 KB a second beside others', async () => {
  const [alone = ''] = await startRuns(person, 1)
  const quiet = await Promise.all(Array.from({ length: OTHERS }, () => followTimed(alone)))
  const before = await residentMb()

  const alonePieces = model.pace.pieces
  const slowReaders = async () =>
    readMetric(await topology.metrics('gateway-1'), 'chainlens_subscription_slow_readers_total')
  let told = 0
  model.pace.pieces = MOST_PIECES
  model.mayEnd = () => told >= SLOW
  const [runId = ''] = await startRuns(person, 1, QUESTION)
  const proxy = await startTcpProxy({ host: '127.0.0.1', port: topology.gateway.proxy.port })
  const slow = openViewers({
    url: `http://127.0.0.1:${proxy.port}`,
    accessToken: person.accessToken,
    sockets: 1,
    query: WIDE_EVENTS,
  })
  // As many as one socket may have: what waits for them is bounded for each.
  const slowly = Array.from({ length: SLOW }, (_, index) => slow.follow(index, runId))
  await waitFor(() => slow.open === SLOW && proxy.connections.size === 1)
  proxy.change('toClient', { bytesPerSecond: BYTES_PER_SECOND })
  let most = before
  let isOver = false
  const watching = (async () => {
    for (; !isOver; most = Math.max(most, await residentMb())) {
      told = await slowReaders()
      // It reads on before the gateway takes its silence for that of a client that is gone (a ping every 12 s).
      if (told >= SLOW) proxy.change('toClient', { bytesPerSecond: null })
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })()
  const others = await Promise.all(Array.from({ length: OTHERS }, () => followTimed(runId)))
  isOver = true
  await watching
  told = await slowReaders()
  proxy.change('toClient', { bytesPerSecond: null })
  const late = await Promise.all(slowly)
  await slow.dispose()
  await proxy.dispose()

  const heard = slow.breaks.get('SLOW_CONSUMER') ?? 0
  const [p99Quiet, p99Beside] = [p99Of(quiet), p99Of(others)]
  const breaches = [
    ...breachesOf(quiet, alonePieces),
    ...breachesOf(others, model.saidPieces),
    ...(told < SLOW ? [`${told} of ${SLOW} subscriptions fell behind: too little was tried`] : []),
    ...(heard < SLOW ? [`the gateway gave ${told} subscriptions up, their client was told of ${heard}`] : []),
    ...(slow.wrongPlaces.length > 0 ? [`a client was told to resume at ${slow.wrongPlaces[0]}, where it was not`] : []),
    ...(await storedBreaches(topology, model.calls)),
    ...(late.some(
      (events) =>
        events.some(({ sequence }, index) => sequence !== index + 1) || events.length !== others[0]?.events.length,
    )
      ? ['the slow client has gaps or repeats']
      : []),
    ...(most - before > MOST_GROWTH_MB ? [`the gateway grew by ${(most - before).toFixed(0)} MB`] : []),
    ...(p99Beside > Math.max(2 * p99Quiet, 250) ? [`others waited ${p99Beside} ms, alone ${p99Quiet} ms`] : []),
  ]
  reportRow({
    place: 16,
    name: 'slow-client',
    fault: `one socket with ${SLOW} subscriptions to events of 100 KB that reads 1 KB a second, beside ${OTHERS} clients of the same run`,
    figures: [
      `events reached the others after p99 ${p99Beside} ms (${p99Quiet} ms without it)`,
      `the gateway grew by ${Math.max(0, most - before).toFixed(0)} MB`,
      `the gateway gave up ${told} subscriptions of the slow one (SLOW_CONSUMER), which was told so ${heard} times, each with the place of its last event, resumed there, and had each of ${others[0]?.events.length} events once in the end`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
