import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { textOf } from '../../support/conversation.ts'
import { type Person, signIn } from '../../support/graph.ts'
import { waitFor } from '../../support/wait-for.ts'
import { followThrough } from '../support/follow-through.ts'
import { reportRow } from '../support/report-row.ts'
import { startRuns } from '../support/start-runs.ts'
import { startTopology, type Topology } from '../support/topology.ts'

const SHIFT_MS = 5 * 60_000
const TOKEN_SECONDS = 20
/** As platform/auth forgives, and how often is looked here. */
const LEEWAY_SECONDS = 5 + 2
/** Answered by tools, each with an identity that users signs and the gateway checks. */
const QUESTION = 'Is eip155:1/slip44:60 a healthy asset?'

const shifts = new Map<string, number>()
let topology: Topology
beforeAll(async () => {
  const preload = pathToFileURL(join(import.meta.dirname, '../support/shift-clock.ts'))
  topology = await startTopology({
    environment: { CHAINLENS_ACCESS_TOKEN_SECONDS: String(TOKEN_SECONDS), CHAINLENS_SUBGRAPH_TIMEOUT_MS: '120000' },
    environmentOf: (name) => ({
      NODE_OPTIONS: `--import ${preload}`,
      FAULTS_CLOCK_SHIFT_MS: String(shifts.get(name) ?? 0),
    }),
  })
})
afterAll(() => topology?.dispose())

/** Follows with a new sign-in whenever the token has ended, as the web app does. */
async function followSignedIn(runId: string) {
  return followThrough({
    url: topology.url,
    accessToken: async () => {
      const person = await signIn(topology)
      await person.dispose()
      return person.accessToken
    },
    runId,
    transport: 'graphql-ws',
  })
}

/** Seconds since it was given until a token is refused. */
async function lifeOf(person: Person, givenAt: number): Promise<number> {
  await waitFor(async () => {
    const { errors, data } = await person.post('{ viewer { id } }')
    return errors?.[0]?.extensions?.code === 'UNAUTHENTICATED' || (data && !data.viewer)
  })
  return (performance.now() - givenAt) / 1_000
}

const CASES = ['gateway-1', 'subgraphs', 'worker-1', 'agents-1'].flatMap((name) => [
  { name, sign: 'ahead', shiftMs: SHIFT_MS },
  { name, sign: 'behind', shiftMs: -SHIFT_MS },
])

it.each(CASES)('clock-$name-$sign: its clock off by $shiftMs ms', async ({ name, sign, shiftMs }) => {
  shifts.clear()
  shifts.set(name, shiftMs)
  await topology.processes.get(name)?.end('SIGTERM')
  await topology.start(name)
  await waitFor(async () => (await fetch(`${topology.url}/readyz`).catch(() => null))?.status === 200)
  const person = await waitFor(() => signIn(topology).catch(() => null))
  const givenAt = performance.now()
  const [runId = ''] = await startRuns(person, 1, QUESTION)
  const [{ events }, lifeSeconds] = await Promise.all([followSignedIn(runId), lifeOf(person, givenAt)])
  const end = events.at(-1)
  const tools = events.filter(({ __typename }) => __typename === 'ToolCallEnded')
  await person.dispose()
  // Back to the right time for what comes.
  shifts.clear()
  await topology.processes.get(name)?.end('SIGTERM')
  await topology.start(name)
  const breaches = [
    ...(end?.runStatus === 'COMPLETED' ? [] : [`the run is ${end?.runStatus}`]),
    ...(events.some(({ sequence }, index) => sequence !== index + 1) ? ['events have gaps'] : []),
    ...(textOf(events) === end?.message?.content ? [] : ['events give another text than is stored']),
    ...(tools.length > 0 && tools.every(({ toolStatus }) => toolStatus === 'SUCCEEDED')
      ? []
      : tools.flatMap(({ toolStatus, toolName, summary }) =>
          toolStatus === 'SUCCEEDED' ? [] : [`${toolName} ${toolStatus}: ${summary}`],
        )),
    ...(lifeSeconds > TOKEN_SECONDS + LEEWAY_SECONDS ? [`a token was taken for ${lifeSeconds.toFixed(1)} s`] : []),
    ...(tools.some(({ durationMs }) => durationMs < 0 || durationMs > 120_000)
      ? ['a duration follows the wall clock']
      : []),
  ]
  reportRow({
    place: 19,
    name: `clock-${name}-${sign}`,
    fault: `the wall clock of ${name} is five minutes ${sign}`,
    figures: [
      `a run with ${tools.length} tool calls completed`,
      `a token of ${TOKEN_SECONDS} s was taken for ${lifeSeconds.toFixed(1)} s`,
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
