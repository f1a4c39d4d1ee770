import { createHistogram } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { SCENARIOS } from '../gateway/scenarios.ts'
import { BODIES, DOCUMENTS } from './attacks.ts'

/** What one process sends in a round, as the one that orders it says it: a line of JSON. */
export interface PaceOrder {
  url: string
  kind: 'ordinary' | 'documents' | 'bodies'
  perSecond: number
  durationMs: number
  /** Where its numbers begin: no two rounds ask the same. */
  from: number
}

/** What came of it; latencies in milliseconds from when each was due, whether or not the one before was answered. */
export interface PaceResult {
  sent: number
  /** Answered with 200 and no errors. */
  answered: number
  p50Ms: number
  p99Ms: number
}

const CONNECTIONS = 64
const scenario = SCENARIOS.find(({ name }) => name.startsWith('three hops'))
if (!scenario) throw new Error('there is no scenario of three hops')
const { query, variables } = scenario

function bodyOf(kind: PaceOrder['kind'], count: number): string {
  if (kind === 'ordinary') return JSON.stringify({ query, variables: variables(count) })
  const attacks = kind === 'documents' ? DOCUMENTS : BODIES
  return attacks[count % attacks.length]?.(count) ?? ''
}

async function run({ url, kind, perSecond, durationMs, from }: PaceOrder): Promise<PaceResult> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 })
  const headers = { 'content-type': 'application/json' }
  const latencies = createHistogram()
  const total = Math.round((durationMs / 1000) * perSecond)
  let answered = 0

  async function ask(count: number, due: number): Promise<void> {
    const response = await pool.request({ path: pathname, method: 'POST', headers, body: bodyOf(kind, from + count) })
    const text = await response.body.text()
    latencies.record(Math.max(1, Math.round((performance.now() - due) * 1000)))
    if (response.statusCode === 200 && !text.includes('"errors"')) answered += 1
  }

  const began = performance.now()
  const asked: Promise<void>[] = []
  for (let count = 0; count < total; count += 1) {
    const due = began + (count * 1000) / perSecond
    const early = due - performance.now()
    if (early > 0) await wait(early)
    asked.push(ask(count, due))
  }
  await Promise.all(asked)
  await pool.close()
  return { sent: total, answered, p50Ms: latencies.percentile(50) / 1000, p99Ms: latencies.percentile(99) / 1000 }
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await run(JSON.parse(line) as PaceOrder)))
