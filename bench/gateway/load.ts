import { createHistogram } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { Pool } from 'undici'
import { SCENARIOS } from './scenarios.ts'

/** One round of load, as the process that orders it says it: a line of JSON. */
export interface LoadOrder {
  url: string
  scenario: string
  /** Ask the subgraph itself. */
  isDirect: boolean
  durationMs: number
  /** Where the numbers in variables begin: no two rounds ask the same. */
  from: number
}

/** What a round brought; latencies in milliseconds. */
export interface LoadResult {
  requests: number
  failures: number
  seconds: number
  p50Ms: number
  p99Ms: number
  /** One answer, to be held against those of the others. */
  sample: string
}

async function run({ url, scenario: name, isDirect, durationMs, from }: LoadOrder): Promise<LoadResult> {
  const scenario = SCENARIOS.find((one) => one.name === name)
  if (!scenario) throw new Error(`no scenario ${name}`)
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: scenario.connections, pipelining: 1 })
  const head = `{"query":${JSON.stringify(isDirect ? scenario.direct.query : scenario.query)},"variables":`
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const latencies = createHistogram()
  let count = from
  let requests = 0
  let failures = 0
  let sample = ''
  const began = performance.now()
  const until = began + durationMs
  async function client(): Promise<void> {
    while (performance.now() < until) {
      const body = `${head}${JSON.stringify(scenario?.variables(count++))}}`
      const sent = performance.now()
      const response = await pool.request({ path: pathname, method: 'POST', headers, body })
      const text = await response.body.text()
      latencies.record(Math.max(1, Math.round((performance.now() - sent) * 1000)))
      requests += 1
      if (response.statusCode !== 200 || text.includes('"errors"') || !text.startsWith('{"data":{')) {
        failures += 1
        sample ||= text
      }
    }
  }
  await Promise.all(Array.from({ length: scenario.connections }, client))
  const seconds = (performance.now() - began) / 1000
  if (failures === 0) {
    const body = `${head}${JSON.stringify(scenario.variables(7))}}`
    sample = await (await pool.request({ path: pathname, method: 'POST', headers, body })).body.text()
  }
  await pool.close()
  return {
    requests,
    failures,
    seconds,
    p50Ms: latencies.percentile(50) / 1000,
    p99Ms: latencies.percentile(99) / 1000,
    sample,
  }
}

for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await run(JSON.parse(line) as LoadOrder)))
