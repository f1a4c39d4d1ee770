import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { measureTree } from '../gateway/process-tree.ts'
import { startProcess, untilAnswering } from '../gateway/start-process.ts'
import { showSpread, spreadOf } from '../gateway/statistics.ts'
import { SUBGRAPH_SCHEMAS } from '../gateway/subgraphs/schemas.ts'
import type { PaceOrder, PaceResult } from './pace.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    /** Requests of the client whose latency is measured, and of the other one, in a second. */
    victim: { type: 'string', default: '50' },
    other: { type: 'string', default: '10' },
  },
})

const node = process.execPath
/** What the other client does meanwhile; the first is what all are compared with. */
const SETTINGS = ['nothing', 'ordinary', 'documents', 'bodies'] as const

function startPace() {
  const child = startProcess([node, join(import.meta.dirname, 'pace.ts')])
  const lines = createInterface({ input: child.child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
  return {
    end: () => child.end(),
    async run(order: PaceOrder): Promise<PaceResult> {
      child.child.stdin?.write(`${JSON.stringify(order)}\n`)
      const { value, done } = await lines.next()
      if (done) throw new Error(`a client ended:\n${child.output()}`)
      return JSON.parse(value) as PaceResult
    },
  }
}

function compose(url: string): string {
  const services = Object.entries(SUBGRAPH_SCHEMAS).map(([name, sdl]) => ({
    name,
    url: `${url}/${name}`,
    typeDefs: parse(sdl),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors?.join('\n')))
  return supergraphSdl
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chainlens-bench-'))
  const subgraphs = startProcess([node, join(import.meta.dirname, '../gateway/subgraphs/serve.ts')])
  const victim = startPace()
  const other = startPace()
  let gateway: ReturnType<typeof startProcess> | undefined
  try {
    const [, subgraphsUrl = ''] = await new Promise<string[]>((resolve) =>
      subgraphs.child.stdout?.once('data', (line) => resolve(String(line).trim().split(' '))),
    )
    const file = join(folder, 'supergraph.graphql')
    await writeFile(file, compose(subgraphsUrl))
    const limits = ['--limit', 'cost=20000', '--limit', 'pageSize=100', '--introspection']
    const cli = join(import.meta.dirname, '../../cli/main.ts')
    gateway = startProcess([node, cli, 'gateway', '--supergraph', file, '--port', '0', ...limits])
    const url = await readyAt(gateway)
    await untilAnswering(gateway, url)
    await measure(url, gateway.pid, victim, other)
  } finally {
    await Promise.all([gateway?.end(), subgraphs.end(), victim.end(), other.end()])
    await rm(folder, { recursive: true, force: true })
  }
}

async function readyAt(gateway: ReturnType<typeof startProcess>): Promise<string> {
  for (;;) {
    const url = /^ready (http:\S+)$/m.exec(gateway.output())?.[1]
    if (url) return url
    if (gateway.child.exitCode !== null) throw new Error(`the gateway ended:\n${gateway.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Requests in a second while processor time is counted; nobody else asks then. */
const CPU_PER_SECOND = 50

type Pace = ReturnType<typeof startPace>

const durationMs = Number(options.seconds) * 1_000
const rate = { victim: Number(options.victim), other: Number(options.other) }
let from = 1_000_000

async function measure(url: string, pid: number, victim: Pace, other: Pace): Promise<void> {
  const p99s = new Map<string, number[]>(SETTINGS.map((setting) => [setting, []]))
  const costs = new Map<string, number[]>(SETTINGS.map((setting) => [setting, []]))
  for (let round = -1; round < Number(options.rounds); round += 1)
    for (const setting of SETTINGS) {
      from += 1_000_000
      const p99Ms = await besides(setting)
      const costMs = setting === 'nothing' ? Number.NaN : await costOf(setting)
      // The first round warms up.
      if (round < 0) continue
      p99s.get(setting)?.push(p99Ms)
      costs.get(setting)?.push(costMs)
    }

  /** The p99 of an ordinary client while the other one does what `setting` says. */
  async function besides(setting: (typeof SETTINGS)[number]): Promise<number> {
    const meanwhile =
      setting !== 'nothing' &&
      other.run({ url, kind: setting, perSecond: rate.other, durationMs, from: from + 500_000 })
    const result = await victim.run({ url, kind: 'ordinary', perSecond: rate.victim, durationMs, from })
    await meanwhile
    if (result.answered !== result.sent) throw new Error(`${result.sent - result.answered} requests failed`)
    return result.p99Ms
  }

  /** Processor time of the gateway for one request, in milliseconds. */
  async function costOf(kind: PaceOrder['kind']): Promise<number> {
    const before = measureTree(pid).cpuSeconds
    const { sent, answered } = await other.run({
      url,
      kind,
      perSecond: CPU_PER_SECOND,
      durationMs,
      from: from + 800_000,
    })
    // One of the bodies is valid.
    if (kind !== 'ordinary' && answered > 0.3 * sent) throw new Error('attacks were answered')
    return ((measureTree(pid).cpuSeconds - before) * 1_000) / sent
  }

  console.log(
    `| beside an ordinary client: ${rate.other}/s of | its p99, ms | ratio to quiet | CPU of one, ms | ratio to ordinary |`,
  )
  console.log('|---|---|---|---|---|')
  for (const setting of SETTINGS) {
    const [own = [], quiet = []] = [p99s.get(setting), p99s.get('nothing')]
    const [cost = [], ordinary = []] = [costs.get(setting), costs.get('ordinary')]
    const ratios = own.map((p99, index) => p99 / (quiet[index] ?? Number.NaN))
    const costRatios = cost.map((one, index) => one / (ordinary[index] ?? Number.NaN))
    const [latency, latencyRatio] = [showSpread(spreadOf(own), 1), showSpread(spreadOf(ratios))]
    const [cpu, cpuRatio] = [showSpread(spreadOf(cost)), showSpread(spreadOf(costRatios))]
    console.log(
      `| ${setting} | ${latency} | ${latencyRatio} | ${setting === 'nothing' ? '' : `${cpu} | ${cpuRatio}`} |`,
    )
  }
}

await main()
