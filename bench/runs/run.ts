import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../../cli/postgres/start-embedded-postgres.ts'
import { measureTree } from '../gateway/process-tree.ts'
import { showSpread, spreadOf } from '../gateway/statistics.ts'
import { startTalking, type TalkingProcess } from '../subscriptions/talk.ts'
import { type Contestant, startDistributed, startEmbedded } from './contestant.ts'
import { readWrites, writesBetween } from './database-writes.ts'
import type { LoadOrder, LoadResult } from './load.ts'
import { startStatementProxy } from './statement-proxy.ts'

// `npm run bench:runs`: what ChainLens adds to a model's own time, and what runs cost, beside a plain relay of the same stream.

const { values: options } = parseArgs({
  options: {
    /** A look whether all of it works, in a minute. */
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    /** Questions one after the other, a round. */
    questions: { type: 'string', default: '40' },
    /** Parts of names: only those measurements. first, many, growth, statements. */
    only: { type: 'string', multiple: true },
    contestant: { type: 'string', multiple: true, default: ['relay', 'embedded', 'distributed'] },
    /** Of `many`. */
    runs: { type: 'string', default: '200' },
    /** Tokens of each of many runs at once. */
    tokens: { type: 'string', default: '500' },
    /** Passed to the node of the embedded system: --node=--cpu-prof */
    node: { type: 'string', multiple: true, default: [] },
  },
})

const FIRST_MS = 200
const TOKENS_PER_SECOND = 50
const here = import.meta.dirname
const rounds = options.quick ? 1 : Number(options.rounds)
const questions = options.quick ? 5 : Number(options.questions)
const tokens = options.quick ? 50 : Number(options.tokens)
const sizes = options.quick ? [10, 20] : [50, 100, 200, 400]
const many = options.quick ? 20 : Number(options.runs)
const wants = (name: string) => !options.only || options.only.some((part) => name.includes(part))

const provider = startTalking([
  process.execPath,
  join(here, 'provider.ts'),
  String(FIRST_MS),
  String(TOKENS_PER_SECOND),
])
const contestants: Contestant[] = []
const loads = new Map<string, TalkingProcess>()

async function startRelay(url: string): Promise<Contestant> {
  const relay = startTalking([process.execPath, join(here, 'relay.ts'), url])
  return {
    name: 'relay',
    url: await relay.line(),
    pids: [relay.pid],
    databaseUrl: null,
    demoPassword: '',
    model: null,
    output: relay.output,
    dispose: relay.end,
  }
}

async function accessTokenOf({ url, demoPassword }: Contestant): Promise<string> {
  if (!demoPassword) return ''
  const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { tokens { accessToken } } }'
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { email: 'demo@chainlens.local', password: demoPassword } } }),
  })
  const { data } = (await response.json()) as { data: { logIn: { tokens: { accessToken: string } } } }
  return data.logIn.tokens.accessToken
}

async function ask(contestant: Contestant, order: Omit<Extract<LoadOrder, { do: 'ask' }>, 'do'>): Promise<LoadResult> {
  const load = loads.get(contestant.name) as TalkingProcess
  // A token lives for ten minutes: each measurement begins with a new one.
  const accessToken = await accessTokenOf(contestant)
  await load.ask({ do: 'close' } satisfies LoadOrder)
  await load.ask({ do: 'open', url: contestant.url, accessToken, model: contestant.model } satisfies LoadOrder)
  const result = await load.ask<LoadResult & { failed?: string }>({ do: 'ask', ...order } satisfies LoadOrder)
  if (result.failed) throw new Error(`${contestant.name}: ${result.failed}\n${contestant.output()}`)
  return result
}

/** CPU seconds so far: of all its processes, and of the first without those that it started. */
function cpuOf({ pids }: Contestant): { all: number; own: number } {
  const [own] = pids
  return {
    all: pids.reduce((sum, pid) => sum + measureTree(pid).cpuSeconds, 0),
    own: own === undefined ? 0 : measureTree(own).ownCpuSeconds,
  }
}

const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

async function measureFirst(): Promise<void> {
  console.log(
    `\nAdded to the first token, ${questions} questions one after the other, ${rounds} rounds; ms over ${FIRST_MS}`,
  )
  const added = new Map(contestants.map(({ name }) => [name, [] as { p50: number; p99: number }[]]))
  const every = new Map(contestants.map(({ name }) => [name, [] as number[]]))
  const cold = new Map<string, number>()
  for (let round = -1; round < rounds; round += 1)
    for (const contestant of contestants) {
      const { firstMs, wrong } = await ask(contestant, { runs: questions, tokens: 5, atOnce: false })
      if (wrong.length > 0) throw new Error(`${contestant.name}: ${wrong}`)
      const own = firstMs.map((one) => one - FIRST_MS)
      // The first of a process are told apart: its code is not compiled yet, nor are its statements planned.
      if (round < 0) {
        cold.set(contestant.name, percentile(own, 0.5))
        continue
      }
      added.get(contestant.name)?.push({ p50: percentile(own, 0.5), p99: percentile(own, 0.99) })
      every.get(contestant.name)?.push(...own)
    }
  for (const [name, figures] of added) {
    const all = every.get(name) ?? []
    console.log(
      `  ${name}: p50 ${showSpread(spreadOf(figures.map(({ p50 }) => p50)), 1)}, p99 of all ${percentile(all, 0.99).toFixed(1)} (n = ${all.length}); p50 of its first ${questions}: ${cold.get(name)?.toFixed(1)}`,
    )
  }
}

async function measureMany(contestant: Contestant, runs: number): Promise<{ cpuPerRun: number }> {
  const before = contestant.databaseUrl ? await readWrites(contestant.databaseUrl) : null
  const cpuBefore = cpuOf(contestant)
  const result = await ask(contestant, { runs, tokens, atOnce: true })
  const cpuAfter = cpuOf(contestant)
  const cpuPerRun = (cpuAfter.all - cpuBefore.all) / runs
  const ownPerRun = (cpuAfter.own - cpuBefore.own) / runs
  const shown = ({ p50, p99, most }: LoadResult['lagMs']) =>
    `${p50.toFixed(0)} / ${p99.toFixed(0)} / ${most.toFixed(0)}`
  const own = result.firstMs.map((one) => one - FIRST_MS)
  console.log(
    `  ${contestant.name}, ${runs} at once: ${result.tokens} tokens, missing ${result.missing}, wrong ${result.wrong.length}; ms p50/p99/most: lag ${shown(result.lagMs)}, between deliveries ${shown(result.gapMs)}, longest gap of a run ${shown(result.longestGapMs)}; first token + ${percentile(own, 0.5).toFixed(0)} / ${percentile(own, 0.99).toFixed(0)}; CPU ${(cpuPerRun * 1000).toFixed(0)} ms a run (${(ownPerRun * 1000).toFixed(0)} in its first process)`,
  )
  if (result.wrong.length > 0) console.log(`    wrong: ${result.wrong.slice(0, 3).join('; ')}`)
  if (contestant.databaseUrl && before) {
    const done = writesBetween(before, await readWrites(contestant.databaseUrl))
    const per = (value: number, digits = 1) => (value / runs).toFixed(digits)
    console.log(
      `    database, a run: ${per(done.transactions)} transactions, ${per(done.rows)} rows, ${per(done.walBytes / 1024)} KB of WAL in ${per(done.walRecords, 0)} records`,
    )
  }
  return { cpuPerRun }
}

async function measureTogether(): Promise<void> {
  console.log(`\n${many} runs at once, ${tokens} tokens each at ${TOKENS_PER_SECOND}/s`)
  for (let round = 0; round < rounds; round += 1)
    for (const contestant of contestants) await measureMany(contestant, many)
}

async function measureGrowth(): Promise<void> {
  console.log(`\nGrowth; CPU of a run beside that of the least`)
  for (const contestant of contestants) {
    const costs: number[] = []
    for (const size of sizes) costs.push((await measureMany(contestant, size)).cpuPerRun)
    console.log(
      `  ${contestant.name}: ${sizes.map((size, index) => `${size}: ${((costs[index] ?? 0) / (costs[0] ?? 1)).toFixed(2)}`).join(', ')}`,
    )
  }
}

/** Counts statements of runs one after the other, less those of an idle system in the same time, in a system of its own. */
async function measureStatements(url: string): Promise<void> {
  const runs = options.quick ? 5 : 20
  const home = await mkdtemp(join(tmpdir(), 'chainlens-bench-runs-'))
  const postgres = await startEmbeddedPostgres({ homeDirectory: home })
  const proxy = await startStatementProxy(postgres.url)
  const contestant = await startEmbedded(url, runs, [], proxy.url)
  const load = startTalking([process.execPath, join(here, 'load.ts')])
  try {
    loads.set(contestant.name, load)
    await ask(contestant, { runs: 2, tokens: 50, atOnce: false })
    proxy.take()
    const began = performance.now()
    await ask(contestant, { runs, tokens: 50, atOnce: false })
    const busy = proxy.take()
    await wait(performance.now() - began)
    const idle = proxy.take()
    const own = [...busy].map(([statement, times]) => [statement, times - (idle.get(statement) ?? 0)] as const)
    const total = own.reduce((sum, [, times]) => sum + times, 0)
    console.log(
      `\nStatements: ${(total / runs).toFixed(1)} a run of 50 tokens, its conversation's making included; the most frequent:`,
    )
    for (const [statement, times] of own.toSorted(([, a], [, b]) => b - a).slice(0, 40))
      console.log(`  ${(times / runs).toFixed(1)} × ${statement}`)
  } finally {
    loads.delete(contestant.name)
    await load.end()
    await contestant.dispose()
    await proxy.dispose()
    await postgres.dispose()
    await rm(home, { recursive: true, force: true })
  }
}

try {
  const url = await provider.line()
  if (wants('statements')) await measureStatements(url)
  const most = Math.max(many, ...sizes)
  const starts: Record<string, () => Promise<Contestant>> = {
    relay: () => startRelay(url),
    embedded: () => startEmbedded(url, most, options.node),
    distributed: () => startDistributed(url, most),
  }
  const isMeasured = ['first', 'many', 'growth'].some(wants)
  for (const name of isMeasured ? options.contestant : []) {
    const start = starts[name]
    if (!start) throw new Error(`--contestant is one of ${Object.keys(starts).join(', ')}`)
    contestants.push(await start())
    loads.set(name, startTalking([process.execPath, join(here, 'load.ts')]))
  }
  if (wants('first')) await measureFirst()
  if (wants('many')) await measureTogether()
  if (wants('growth')) await measureGrowth()
} finally {
  await Promise.all([...loads.values()].map((load) => load.end()))
  await Promise.all(contestants.map((contestant) => contestant.dispose()))
  await provider.end()
}
