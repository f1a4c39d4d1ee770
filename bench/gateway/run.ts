import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { CONTESTANTS, type Contestant, STOCK } from './contestants.ts'
import type { LoadOrder, LoadResult } from './load.ts'
import { measureTree } from './process-tree.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'
import { type MeasuredProcess, startProcess, untilAnswering } from './start-process.ts'
import { showSpread, spreadOf } from './statistics.ts'
import { SUBGRAPH_SCHEMAS } from './subgraphs/schemas.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    /** Parts of names: only the scenarios and contestants that have one of them (stock always). */
    scenario: { type: 'string', multiple: true },
    contestant: { type: 'string', multiple: true },
  },
})

/** One round of one contestant. */
interface Round {
  perSecond: number
  /** CPU time of the contestant's process for a request, in microseconds. */
  cpuMicroseconds: number
  p50Ms: number
  p99Ms: number
  residentMb: number
}

interface Running {
  contestant: Contestant
  process: MeasuredProcess
  url(scenario: Scenario): string
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function installRivals(): void {
  const folder = join(import.meta.dirname, 'contestants')
  if (existsSync(join(folder, 'node_modules/@graphql-hive/gateway'))) return
  console.log('Installing the gateways to compare with (once, a minute or two) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error('npm ci failed in bench/gateway/contestants')
}

function compose(subgraphsUrl: string): string {
  const services = Object.entries(SUBGRAPH_SCHEMAS).map(([name, sdl]) => ({
    name,
    url: `${subgraphsUrl}/${name}`,
    typeDefs: parse(sdl),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors?.join('\n')))
  return supergraphSdl
}

/** A process that puts on load when it is told to, so that its CPU is nobody else's. */
function startLoad() {
  const process = startProcess([globalThis.process.execPath, join(import.meta.dirname, 'load.ts')])
  const lines = createInterface({ input: process.child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  return {
    end: () => process.end(),
    async run(order: LoadOrder): Promise<LoadResult> {
      process.child.stdin?.write(`${JSON.stringify(order)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`the load process ended:\n${process.output()}`)
      return JSON.parse(value) as LoadResult
    },
  }
}

async function start(contestant: Contestant, input: { supergraph: string; subgraphs: MeasuredProcess; url: string }) {
  const { supergraph, subgraphs, url } = input
  if (!contestant.command)
    return { contestant, process: subgraphs, url: ({ direct }: Scenario) => `${url}/${direct.subgraph}` }
  const port = await freePort()
  const process = startProcess(contestant.command({ supergraph, port }))
  const graphql = `http://127.0.0.1:${port}/graphql`
  await untilAnswering(process, graphql)
  return { contestant, process, url: () => graphql }
}

async function main(): Promise<void> {
  const matches = (name: string, parts: string[] | undefined) => !parts || parts.some((part) => name.includes(part))
  const scenarios = SCENARIOS.filter(({ name }) => matches(name, options.scenario))
  const contestants = CONTESTANTS.filter(({ name }) => name === STOCK || matches(name, options.contestant))
  installRivals()
  const folder = await mkdtemp(join(tmpdir(), 'chainlens-bench-'))
  const subgraphs = startProcess([process.execPath, join(import.meta.dirname, 'subgraphs/serve.ts')])
  const running: Running[] = []
  const load = startLoad()
  try {
    const [, url = ''] = await new Promise<string[]>((resolve) =>
      subgraphs.child.stdout?.once('data', (line) => resolve(String(line).trim().split(' '))),
    )
    const supergraph = join(folder, 'supergraph.graphql')
    await writeFile(supergraph, compose(url))
    for (const contestant of contestants) running.push(await start(contestant, { supergraph, subgraphs, url }))
    for (const scenario of scenarios) await measure(scenario, running, load)
  } finally {
    await Promise.all([...running.map(({ process }) => process.end()), subgraphs.end(), load.end()])
    await rm(folder, { recursive: true, force: true })
  }
}

let asked = 1_000

async function measure(scenario: Scenario, running: Running[], load: ReturnType<typeof startLoad>): Promise<void> {
  const rounds = new Map<string, Round[]>(running.map(({ contestant }) => [contestant.name, []]))
  let expected: unknown
  for (let round = 0; round <= Number(options.rounds); round += 1)
    // Each begins in turn, so that what else the machine does meets all of them.
    for (let place = 0; place < running.length; place += 1) {
      const one = running[(place + round) % running.length] as Running
      const before = measureTree(one.process.pid)
      const isDirect = !one.contestant.command
      const seconds = round === 0 ? 2 : Number(options.seconds)
      const order = {
        url: one.url(scenario),
        scenario: scenario.name,
        isDirect,
        durationMs: seconds * 1000,
        from: asked,
      }
      const result = await load.run(order)
      const after = measureTree(one.process.pid)
      asked += result.requests + 1_000
      if (result.failures > 0)
        throw new Error(`${one.contestant.name} failed ${result.failures} of ${result.requests}: ${result.sample}`)
      if (!isDirect) {
        const { data } = JSON.parse(result.sample)
        expected ??= data
        if (!isDeepStrictEqual(data, expected))
          throw new Error(`${one.contestant.name} answers otherwise: ${result.sample}`)
      }
      // The first round warms up.
      if (round === 0) continue
      rounds.get(one.contestant.name)?.push({
        perSecond: result.requests / result.seconds,
        cpuMicroseconds: ((after.cpuSeconds - before.cpuSeconds) / result.requests) * 1e6,
        p50Ms: result.p50Ms,
        p99Ms: result.p99Ms,
        residentMb: after.residentMb,
      })
    }
  report(scenario, running, rounds)
}

function report(scenario: Scenario, running: Running[], rounds: Map<string, Round[]>): void {
  const base = rounds.get(STOCK) ?? []
  console.log(`\n### ${scenario.name}\n`)
  console.log('| | requests, stock = 1 | CPU a request, stock = 1 | requests/s | CPU µs | p50 / p99 ms | RSS MB |')
  console.log('|---|---|---|---|---|---|---|')
  for (const { contestant } of running) {
    const own = rounds.get(contestant.name) ?? []
    const ratio = (pick: (round: Round) => number) =>
      showSpread(spreadOf(own.map((round, index) => pick(round) / pick(base[index] as Round))))
    const middle = (pick: (round: Round) => number, digits = 0) => spreadOf(own.map(pick)).median.toFixed(digits)
    const note = contestant.hasSubgraphs ? ' (subgraphs too)' : ''
    console.log(
      `| ${contestant.name} | ${ratio(({ perSecond }) => perSecond)} | ${ratio(({ cpuMicroseconds }) => cpuMicroseconds)}${note} ` +
        `| ${middle(({ perSecond }) => perSecond)} | ${middle(({ cpuMicroseconds }) => cpuMicroseconds)} ` +
        `| ${middle(({ p50Ms }) => p50Ms, 1)} / ${middle(({ p99Ms }) => p99Ms, 1)} | ${middle(({ residentMb }) => residentMb)} |`,
    )
  }
}

await main()
