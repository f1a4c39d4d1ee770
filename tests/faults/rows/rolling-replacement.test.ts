import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnyEvent, textOf } from '../../support/conversation.ts'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { type PacedModel, pieceOf, startPacedModel } from '../support/paced-model.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { openViewers, type Viewers } from '../support/viewers.ts'
import { storedBreaches } from '../support/wholeness.ts'

/** A part of the row's load, for a busy machine. */
const SCALE = Number(process.env.FAULTS_SCALE ?? 1)
const RUNS = Math.ceil(20 * SCALE)
const VIEWERS_OF_EACH = Math.ceil(50 * SCALE)
const SOCKETS = 100
/** Clients that ask one query after another over connections that they keep. */
const ASKERS = 4
const QUERIES = ['{ models { name } }', '{ sessions(first: 1) { edges { node { id } } } }', '{ viewer { id } }']
const MOST_GAP_MS = 5_000

let model: PacedModel
let topology: Topology
let person: Person
let viewers: Viewers
beforeAll(async () => {
  model = await startPacedModel()
  model.pace = { pieces: 40, everyMs: 500 }
  // One worker alone has to carry all runs while the other is replaced.
  const environment = { ...model.settings, CHAINLENS_WORKER_RUNS: String(RUNS * 2) }
  topology = await startTopology({ environment, gateways: 2, agents: 2, workers: 2 })
  person = await signIn(topology)
  viewers = openViewers({ url: topology.url, accessToken: person.accessToken, sockets: SOCKETS })
})
afterAll(async () => {
  await viewers?.dispose()
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

const breaches = new Set<string>()
const failures: string[] = []
let isOver = false

/** One place of the twenty: a run with fifty viewers, and when it has ended the next. */
async function keepRunning(place: number): Promise<number> {
  let count = 0
  for (; !isOver; count += 1) {
    const runId = await persistently(async () => (await startRuns(person, 1))[0] ?? '')
    const following = Array.from({ length: VIEWERS_OF_EACH }, (_, index) =>
      viewers.follow(place * VIEWERS_OF_EACH + index, runId),
    )
    judge(await Promise.all(following))
  }
  return count
}

function judge(transcripts: AnyEvent[][]): void {
  const said = Array.from({ length: model.pace.pieces }, (_, index) => pieceOf(index))
    .join('')
    .trim()
  const [first = []] = transcripts
  const end = first.at(-1)
  if (end.status !== 'COMPLETED') breaches.add(`a run is ${end.status}`)
  if (end.message.content.trim() !== said) breaches.add('a text is not what the model said')
  if (textOf(first) !== end.message.content) breaches.add('events give another text than is stored')
  for (const events of transcripts) {
    if (events.some(({ sequence }, index) => sequence !== index + 1)) breaches.add('events came twice or not at all')
    if (JSON.stringify(events) !== JSON.stringify(first)) breaches.add('viewers of a run saw different transcripts')
  }
}

/** A mutation whose request fails is a failed query as any other; it is asked again so that the row goes on. */
async function persistently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;)
    try {
      return await work()
    } catch (error) {
      failures.push(describe(error))
    }
}

async function keepAsking(): Promise<number> {
  let count = 0
  for (; !isOver; count += 1) {
    const query = QUERIES[count % QUERIES.length] ?? ''
    const answer = await person.post(query).catch((error) => ({ errors: [error], status: 0 }))
    if (answer.errors) failures.push(`${answer.status} ${describe(answer.errors[0])}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return count
}

// biome-ignore lint/suspicious/noExplicitAny: an error of any kind
const describe = (error: any) =>
  String(error?.cause?.code ?? error?.cause?.message ?? error?.extensions?.code ?? error?.message ?? error)

it('rolling-replacement: gateways, agents and workers replaced by SIGTERM under runs and subscriptions', async () => {
  const places = Array.from({ length: RUNS }, (_, place) => keepRunning(place))
  await waitFor(() => viewers.open === RUNS * VIEWERS_OF_EACH)
  const asking = Array.from({ length: ASKERS }, keepAsking)
  const ends: string[] = []
  for (const name of ['gateway-1', 'worker-1', 'agents-1', 'gateway-2', 'worker-2', 'agents-2']) {
    const toldAt = performance.now()
    process.stdout.write(`  replacing ${name}, ${viewers.open} subscriptions open\n`)
    const code = await topology.processes.get(name)?.end('SIGTERM')
    ends.push(`${name} ${((performance.now() - toldAt) / 1_000).toFixed(1)} s`)
    if (code !== 0) breaches.add(`${name} ended with ${code}`)
    await topology.start(name)
    await waitFor(() => viewers.open > RUNS * VIEWERS_OF_EACH * 0.9)
  }
  isOver = true
  const runs = (await Promise.all(places)).reduce((sum, count) => sum + count, 0)
  const queries = (await Promise.all(asking)).reduce((sum, count) => sum + count, 0)
  const gaps = viewers.gapsMs.sort((a, b) => a - b)
  const longest = gaps.at(-1) ?? 0
  if (failures.length > 0) breaches.add(`${failures.length} requests failed: ${[...new Set(failures)].join(', ')}`)
  if (longest > MOST_GAP_MS) breaches.add(`a subscription resumed after ${(longest / 1_000).toFixed(1)} s`)
  for (const breach of await storedBreaches(topology, model.calls)) breaches.add(breach)
  reportRow({
    place: 22,
    name: 'rolling-replacement',
    fault: `two gateways, two workers and two agents replaced by SIGTERM, one after another, under ${RUNS} runs and ${RUNS * VIEWERS_OF_EACH} subscriptions`,
    figures: [
      `${runs} runs, ${queries} queries, ${failures.length} failed`,
      `${gaps.length} subscriptions broke (${[...viewers.breaks].map(([why, count]) => `${why}: ${count}`).join(', ')})`,
      `next event after p50 ${gaps[gaps.length >> 1]?.toFixed(0)} ms, p99 ${gaps[Math.floor(gaps.length * 0.99)]?.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`,
      `ends: ${ends.join(', ')}`,
    ],
    breaches: [...breaches],
  })
  expect([...breaches]).toEqual([])
})
