import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rootDirectory } from '../../../cli/root-directory.ts'
import { waitFor } from '../../support/wait-for.ts'
import { type BillingModel, FAULT_MODEL, serveBillingModel } from '../support/billing-model.ts'
import { followThrough } from '../support/follow-through.ts'
import { judge } from '../support/judge.ts'
import { type Ledger, serveLedger } from '../support/ledger.ts'
import { listenLive } from '../support/listen-live.ts'
import { type Asker, createAsker } from '../support/questions.ts'
import { figuresOf, reportRow } from '../support/report-row.ts'
import { askMany } from '../support/row.ts'
import { startTopology, type Topology } from '../support/topology.ts'

const RUNS = 10
/** Below it a run is too short for its live messages to overtake each other much. */
const LEAST_EVENTS = 100

let model: BillingModel
let ledger: Ledger
let topology: Topology
let asker: Asker
beforeAll(async () => {
  // A word at a time, slower than events are gathered: nearly every word is an event.
  model = await serveBillingModel({ paceMs: 45, repeats: 15 })
  ledger = await serveLedger({ before: () => 100, after: () => 100 })
  const preload = pathToFileURL(join(import.meta.dirname, '../support/deliver-twice.ts'))
  const environment = {
    NODE_OPTIONS: `--import ${preload}`,
    CHAINLENS_TOOLS: join(rootDirectory, 'tests/faults/tools'),
    FAULT_LEDGER_URL: ledger.url,
    OPENAI_API_KEY: 'sk-fault-suite',
    OPENAI_BASE_URL: model.url,
    CHAINLENS_DEFAULT_MODEL: FAULT_MODEL,
  }
  topology = await startTopology({ environment, agents: 2, workers: 2 })
  asker = await createAsker(topology)
})
afterAll(async () => {
  await asker?.dispose()
  await topology?.dispose()
  await Promise.all([model?.dispose(), ledger?.dispose()])
})

/** Every group of the stream of domain events has read all, both deliveries of each, and said so. */
async function isStreamRead(): Promise<boolean> {
  const groups = (await topology.redis.command('XINFO', 'GROUPS', 'chainlens:events')) as (string | number)[][]
  const of = (group: (string | number)[], name: string) => group[group.indexOf(name) + 1]
  return groups.every((group) => of(group, 'pending') === 0 && of(group, 'lag') === 0)
}

it('delivered-twice: every job, domain event and live message twice at once, live ones in another order', async () => {
  const live = await listenLive(new Redis(topology.redis.url))
  const questions = await askMany(asker, RUNS)
  const { url } = topology
  const { accessToken } = asker.person
  const others = await Promise.all(
    questions.map(({ runId }) => followThrough({ url, accessToken, runId, transport: 'graphql-ws' })),
  )
  await Promise.all(questions.map(({ ended }) => ended))
  await waitFor(async () => (await topology.sql('select 1 from agents.outbox where published_at is null')).length === 0)
  await waitFor(isStreamRead)
  const verdict = await judge({ sql: topology.sql, ledger, model }, questions)
  const deliveries = Number(await topology.redis.command('XLEN', 'chainlens:events'))
  const jobs = Number(await topology.redis.command('GET', 'faults:jobs-twice'))
  const [row] = await topology.sql(
    `select (select count(*)::int from agents.outbox) as sent, (select count(*)::int from agents.inbox) as handled,
       (select count(*)::int from (select session_id, task_type from agents.tasks group by 1, 2 having count(*) > 1) t) as doubled,
       (select count(distinct event_id)::int from agents.inbox) as known`,
  )
  const { messages, distinct, overtaken } = live.stop()
  const lengths = questions.map(({ seen }) => seen.length)
  const tried = { 'live messages': messages - distinct, 'overtaken live messages': overtaken, jobs }
  const breaches = [
    ...verdict.breaches,
    ...Object.entries(tried).flatMap(([what, count]) =>
      count < RUNS ? [`${count} ${what}: too little was tried`] : [],
    ),
    ...(Math.min(...lengths) < LEAST_EVENTS ? [`a run has ${Math.min(...lengths)} events: too little was tried`] : []),
    ...(deliveries < 2 * row.sent ? [`${deliveries} deliveries of ${row.sent} events: too little was tried`] : []),
    ...(questions.some(({ seen }, index) => JSON.stringify(seen) !== JSON.stringify(others[index]?.events))
      ? ['two clients of a run saw different transcripts']
      : []),
    ...(others.some(({ repeats }) => repeats > 0) ? ['a client saw an event twice'] : []),
    ...(row.handled !== row.known ? ['an event is in the inbox twice'] : []),
    ...(row.doubled > 0 ? [`${row.doubled} tasks were made twice`] : []),
  ]
  reportRow({
    place: 17,
    name: 'delivered-twice',
    fault:
      'every job, every domain event and every live message delivered twice at once to two workers and two agents; live messages in another order',
    figures: [
      `${RUNS} runs of ${Math.min(...lengths)} to ${Math.max(...lengths)} events with 5 calls of tools each, followed by 2 clients each: every event once and in order`,
      `${messages} live messages for ${distinct}, ${overtaken} of them overtaken; ${deliveries} deliveries of ${row.sent} domain events, ${row.handled} handled; ${jobs} jobs twice`,
      ...figuresOf(verdict),
    ],
    breaches,
  })
  expect(breaches).toEqual([])
})
