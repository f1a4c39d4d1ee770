import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, signIn } from '../../support/graph.ts'
import { type Followed, followThrough, type Transport } from '../support/follow-through.ts'
import { type PacedModel, startPacedModel } from '../support/paced-model.ts'
import { createRandom, SEED } from '../support/random.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { breachesOf, storedBreaches, type Witness } from '../support/wholeness.ts'

const CUTS = 100
const AT_ONCE = 50
const RUNS = 10

let model: PacedModel
let topology: Topology
let person: Person
beforeAll(async () => {
  model = await startPacedModel()
  topology = await startTopology({ environment: model.settings })
  person = await signIn(topology)
  model.pace = { pieces: 60, everyMs: 30 }
})
afterAll(async () => {
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

/** Follows through a network of its own, whose first connection is cut after `offset` bytes. */
async function followCut(runId: string, transport: Transport, offset: number) {
  const proxy = await startTcpProxy({ host: '127.0.0.1', port: topology.gateway.proxy.port })
  let isFirst = true
  let bytes = 0
  proxy.onConnection = (connection) => {
    if (isFirst) connection.change('toClient', { cutAfterBytes: offset })
    isFirst = false
  }
  const followed: Followed = await followThrough({
    url: `http://127.0.0.1:${proxy.port}`,
    accessToken: person.accessToken,
    runId,
    transport,
    onEvent: () => {
      for (const connection of proxy.connections) bytes = Math.max(bytes, connection.passedBytes('toClient'))
    },
  })
  await proxy.dispose()
  return { ...followed, runId, bytes, isCut: followed.breaks > 0 }
}

it.each<{ name: string; transport: Transport }>([
  { name: 'client-cut-graphql-ws', transport: 'graphql-ws' },
  { name: 'client-cut-sse', transport: 'SSE' },
])('$name: clients cut at 100 random bytes', async ({ name, transport }) => {
  const random = createRandom(SEED)
  const [first = ''] = await startRuns(person, 1)
  const { bytes } = await followCut(first, transport, Number.MAX_SAFE_INTEGER)
  const witnesses: Witness[] = []
  const cuts: Awaited<ReturnType<typeof followCut>>[] = []
  while (cuts.length < CUTS) {
    const runIds = await startRuns(person, RUNS)
    const whole = runIds.map(async (runId) => ({
      ...(await followThrough({ url: topology.url, accessToken: person.accessToken, runId, transport })),
      runId,
    }))
    const following = Array.from({ length: AT_ONCE }, (_, index) =>
      followCut(runIds[index % RUNS] ?? '', transport, Math.floor(random() * bytes)),
    )
    witnesses.push(...(await Promise.all(whole)))
    const followed = await Promise.all(following)
    witnesses.push(...followed)
    cuts.push(...followed.filter(({ isCut }) => isCut))
  }
  const breaches = [...breachesOf(witnesses, model.pace.pieces), ...(await storedBreaches(topology, model.calls))]
  const gaps = cuts.map(({ longestGapMs }) => longestGapMs).sort((a, b) => a - b)
  reportRow({
    place: 14,
    name,
    fault: `a client's connection (${transport}) cut at ${CUTS} random bytes while runs stream; it comes back with afterSequence`,
    figures: [
      `${cuts.length} cuts within ${bytes} bytes, seed ${SEED}`,
      `${witnesses.length} transcripts equal to the byte`,
      `from the cut to the next event p50 ${gaps[gaps.length >> 1]?.toFixed(0)} ms, longest ${gaps.at(-1)?.toFixed(0)} ms`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
