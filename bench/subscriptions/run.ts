import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { measureTree } from '../gateway/process-tree.ts'
import { type MeasuredProcess, startProcess } from '../gateway/start-process.ts'
import { showSpread, spreadOf } from '../gateway/statistics.ts'
import type { LoadOrder, LoadResult } from './load.ts'
import { SCENARIOS, type Scenario, subscriptionOf } from './scenarios.ts'
import { SCHEMAS } from './schemas.ts'
import { startTalking, type TalkingProcess } from './talk.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    /** Parts of names: only the scenarios that have one of them. */
    scenario: { type: 'string', multiple: true },
    idle: { type: 'string', default: '10000' },
    /** How the gateway follows the subgraph: one WebSocket for all sources (`ws`), or a stream for each (`sse`). */
    upstream: { type: 'string', default: 'ws' },
  },
})

/** What takes part: viewers connect to `socketUrl`, and `process` is what serves them. */
interface Contestant {
  name: 'subgraph' | 'gateway'
  process: MeasuredProcess
  socketUrl: string
}

/** One round of one contestant; CPU in microseconds for an event that was delivered. */
interface Round {
  cpuMicroseconds: number
  deliveredPerSecond: number
  missing: number
  p50Ms: number
  p99Ms: number
}

const here = import.meta.dirname
const node = process.execPath

function compose(url: string): string {
  const services = Object.entries(SCHEMAS).map(([name, sdl]) => ({ name, url: `${url}/${name}`, typeDefs: parse(sdl) }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors?.join('\n')))
  return supergraphSdl
}

async function startGateway(supergraph: string, socketUrl: string): Promise<Contestant> {
  const command = [node, join(here, '../../cli/main.ts'), 'gateway', '--supergraph', supergraph, '--port', '0']
  if (options.upstream === 'ws') command.push('--subscription-socket', `events=${socketUrl}`)
  const process = startProcess(command)
  for (let tries = 0; tries < 600; tries += 1) {
    const url = /ready (http\S+)/.exec(process.output())?.[1]
    if (url) return { name: 'gateway', process, socketUrl: url.replace('http', 'ws') }
    await wait(100)
  }
  throw new Error(`the gateway did not come up:\n${process.output()}`)
}

async function measure(
  scenario: Scenario,
  contestant: Contestant,
  { source, load }: { source: TalkingProcess; load: TalkingProcess },
): Promise<Round> {
  const { runs, viewersPerRun, eventsPerSecond } = scenario
  const tell = (order: LoadOrder) => load.ask<LoadResult>(order)
  const query = subscriptionOf(scenario, contestant.name === 'subgraph')
  await tell({ do: 'open', url: contestant.socketUrl, query, runs, viewersPerRun })
  await wait(500)
  await source.ask({ runs, eventsPerSecond, durationMs: 1_000 })
  await tell({ do: 'count', expected: eventsPerSecond * viewersPerRun })
  const seconds = Number(options.seconds)
  const before = measureTree(contestant.process.pid)
  const began = performance.now()
  const { published } = await source.ask<{ published: number }>({ runs, eventsPerSecond, durationMs: seconds * 1_000 })
  const expected = published * viewersPerRun
  const result = await tell({ do: 'count', expected })
  const { cpuSeconds } = measureTree(contestant.process.pid)
  const lastedSeconds = (performance.now() - began) / 1_000
  await tell({ do: 'close' })
  await wait(500)
  if (result.wrong > 0) throw new Error(`${contestant.name}: ${result.wrong} gaps, repeats or errors`)
  return {
    cpuMicroseconds: ((cpuSeconds - before.cpuSeconds) / result.delivered) * 1e6,
    deliveredPerSecond: result.delivered / lastedSeconds,
    missing: expected - result.delivered,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  }
}

async function compare(
  scenario: Scenario,
  contestants: readonly Contestant[],
  processes: { source: TalkingProcess; load: TalkingProcess },
): Promise<void> {
  const rounds = contestants.map((): Round[] => [])
  for (let round = 0; round < Number(options.rounds); round += 1)
    for (const [index, contestant] of contestants.entries())
      rounds[index]?.push(await measure(scenario, contestant, processes))
  console.log(`\n${scenario.name}: ${scenario.eventsPerSecond * scenario.viewersPerRun} deliveries/s offered`)
  for (const [index, { name }] of contestants.entries()) {
    const of = (pick: (round: Round) => number, digits?: number) =>
      showSpread(spreadOf((rounds[index] ?? []).map(pick)), digits)
    const cpu = `${of(({ cpuMicroseconds }) => cpuMicroseconds, 1)} µs CPU`
    const delivered = `${of(({ deliveredPerSecond }) => deliveredPerSecond, 0)}/s`
    const missing = (rounds[index] ?? []).reduce((sum, one) => sum + one.missing, 0)
    console.log(
      `  ${name}: ${cpu}, ${delivered}, missing ${missing}, p50 ${of((one) => one.p50Ms, 1)} ms, p99 ${of((one) => one.p99Ms, 1)} ms`,
    )
  }
  const [direct = [], gateway = []] = rounds
  const ratios = gateway.map(
    ({ cpuMicroseconds }, index) => cpuMicroseconds / (direct[index]?.cpuMicroseconds ?? Number.NaN),
  )
  console.log(`  ratio: ${showSpread(spreadOf(ratios))}, to be at most ${scenario.atMost}`)
}

/** Memory of subscriptions for which nothing comes, each on a socket of its own, two to a source: files of a process are limited. */
async function idle(gateway: Contestant, load: TalkingProcess): Promise<void> {
  const count = Number(options.idle)
  const [scenario] = SCENARIOS
  if (!scenario || count === 0) return
  const before = measureTree(gateway.process.pid).residentMb
  const query = subscriptionOf(scenario, false)
  const order: LoadOrder = { do: 'open', url: gateway.socketUrl, query, runs: Math.ceil(count / 2), viewersPerRun: 2 }
  const { open } = await load.ask<LoadResult>(order)
  await wait(5_000)
  const { residentMb, cpuSeconds } = measureTree(gateway.process.pid)
  await wait(5_000)
  const later = measureTree(gateway.process.pid)
  const perSubscription = ((residentMb - before) * 1000) / open
  const cores = (later.cpuSeconds - cpuSeconds) / 5
  console.log(
    `\n${open} idle subscriptions, two to a source: ${residentMb.toFixed(0)} MB in all (${before.toFixed(0)} before),`,
  )
  console.log(`  ${perSubscription.toFixed(1)} KB each, ${(cores * 100).toFixed(0)} % of a core`)
  await load.ask({ do: 'close' })
}

const folder = await mkdtemp(join(tmpdir(), 'chainlens-bench-'))
const source = startTalking([node, join(here, 'serve.ts')])
const load = startTalking([node, join(here, 'load.ts')])
let gateway: Contestant | null = null
try {
  const url = await source.line()
  const supergraph = join(folder, 'supergraph.graphql')
  await writeFile(supergraph, compose(url))
  const direct: Contestant = { name: 'subgraph', process: source, socketUrl: `${url.replace('http', 'ws')}/events` }
  gateway = await startGateway(supergraph, direct.socketUrl)
  await idle(gateway, load)
  const parts = options.scenario
  for (const scenario of SCENARIOS)
    if (!parts || parts.some((part) => scenario.name.includes(part)))
      await compare(scenario, [direct, gateway], { source, load })
} finally {
  await Promise.all([source.end(), load.end(), gateway?.process.end()])
  await rm(folder, { recursive: true, force: true })
}
