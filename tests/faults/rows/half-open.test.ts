import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { followThrough } from '../support/follow-through.ts'
import { type PacedModel, startPacedModel } from '../support/paced-model.ts'
import { readMetric } from '../support/read-metric.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { type Direction, startTcpProxy } from '../support/tcp-proxy.ts'
import { startTopology, type Topology } from '../support/topology.ts'
import { breachesOf, storedBreaches, type Witness } from '../support/wholeness.ts'

/** The gateway pings a socket as often (gateway/websocket/limits.ts). */
const KEEP_ALIVE_MS = 12_000
const CLIENTS_OF_EACH = 10

let model: PacedModel
let topology: Topology
let person: Person
beforeAll(async () => {
  model = await startPacedModel()
  topology = await startTopology({ environment: model.settings })
  person = await signIn(topology)
})
afterAll(async () => {
  await person?.dispose()
  await topology?.dispose()
  await model?.dispose()
})

const openSockets = async () => readMetric(await topology.metrics('gateway-1'), 'chainlens_websocket_connections')
const openSubscriptions = async () => readMetric(await topology.metrics('gateway-1'), 'chainlens_subscriptions')
const openSources = async () => readMetric(await topology.metrics('gateway-1'), 'chainlens_subscription_sources')

it('half-open-socket: sockets whose network stops without a word, in either direction and in both', async () => {
  // Longer than it takes to find all of them.
  model.pace = { pieces: 160, everyMs: 250 }
  const [runId = ''] = await startRuns(person, 1)
  const url = topology.url
  const whole = followThrough({ url, accessToken: person.accessToken, runId, transport: 'graphql-ws' })
  const kinds: (Direction | 'both')[] = ['toServer', 'toClient', 'both']
  const proxies = await Promise.all(
    kinds.map(() => startTcpProxy({ host: '127.0.0.1', port: topology.gateway.proxy.port })),
  )
  const following = proxies.flatMap(({ port }) =>
    Array.from({ length: CLIENTS_OF_EACH }, () =>
      followThrough({
        url: `http://127.0.0.1:${port}`,
        accessToken: person.accessToken,
        runId,
        transport: 'graphql-ws',
      }),
    ),
  )
  const clients = following.length + 1
  await waitFor(async () => (await openSubscriptions()) === clients)
  // Those there are, not those with which clients come back.
  const heldAt = performance.now()
  for (const [index, kind] of kinds.entries())
    for (const connection of proxies[index]?.connections ?? []) connection.change(kind, { isHeld: true })
  // Clients find it first and come back: then each is there twice, until the gateway has found it too.
  await waitFor(async () => (await openSockets()) > clients)
  await waitFor(async () => (await openSockets()) === clients)
  const foundMs = performance.now() - heldAt
  const subscriptions = await openSubscriptions()
  const witnesses: Witness[] = []
  const followed = await Promise.all(following)
  for (const one of [await whole, ...followed]) witnesses.push({ ...one, runId })
  await waitFor(async () => (await openSockets()) === 0 && (await openSources()) === 0)
  const left = await openSubscriptions()
  await Promise.all(proxies.map((proxy) => proxy.dispose()))

  const gaps = followed.map(({ longestGapMs }) => longestGapMs)
  const breaches = [
    ...breachesOf(witnesses, model.pace.pieces),
    ...(await storedBreaches(topology, model.calls)),
    ...(foundMs > 2 * KEEP_ALIVE_MS + 1_000 ? [`half-open sockets were found after ${foundMs.toFixed(0)} ms`] : []),
    ...(subscriptions !== clients || left !== 0 ? [`${subscriptions - clients + left} subscriptions leaked`] : []),
    ...(followed.some(({ breaks }) => breaks !== 1) ? ['a client had to come back more than once, or never'] : []),
  ]
  reportRow({
    place: 15,
    name: 'half-open-socket',
    fault: `${following.length} clients whose network stops forwarding without closing: towards the gateway, towards the client, both`,
    figures: [
      `the gateway let go of all after ${(foundMs / 1_000).toFixed(1)} s (a ping every 12 s)`,
      `no socket, subscription or source left behind`,
      `clients that had noticed resumed within ${Math.max(...gaps).toFixed(0)} ms`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})

it('half-open-subgraph: the connection between gateway and agents that stops without a word', async () => {
  model.pace = { pieces: 200, everyMs: 250 }
  const [runId = ''] = await startRuns(person, 1)
  let lastAt = performance.now()
  let longestMs = 0
  const following = followThrough({
    url: topology.url,
    accessToken: person.accessToken,
    runId,
    transport: 'graphql-ws',
    onEvent: () => {
      longestMs = Math.max(longestMs, performance.now() - lastAt)
      lastAt = performance.now()
    },
  })
  await waitFor(async () => (await openSources()) === 1)
  for (const connection of topology.agents.proxy.connections) connection.change('both', { isHeld: true })
  const followed = await following
  const breaches = [
    ...breachesOf([{ ...followed, runId }], model.pace.pieces),
    ...(await storedBreaches(topology, model.calls)),
    ...(longestMs > 15_000 ? [`the client saw nothing for ${(longestMs / 1_000).toFixed(1)} s`] : []),
  ]
  reportRow({
    place: 15.5,
    name: 'half-open-subgraph',
    fault: 'the connections between gateway and agents stop forwarding without closing while a run streams',
    figures: [
      `the client saw nothing for ${(longestMs / 1_000).toFixed(1)} s, then all of it`,
      `it had to come back ${followed.breaks} times`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
