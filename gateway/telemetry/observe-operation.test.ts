import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '@chainlens/platform/telemetry'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'

const CANARY = 'Xylophone7531'

describe('an operation', () => {
  let folder: string
  let test: TestGateway
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chainlens-log-'))
    test = await createTestGateway({ logger: createLogger({ level: 'info', name: 'test', file: join(folder, 'log') }) })
  })
  afterEach(async () => {
    await test.dispose()
    rmSync(folder, { recursive: true })
  })
  const text = () => {
    // With a warning, all that waits before it is written.
    test.platform.logger.warn('now')
    return readFileSync(join(folder, 'log'), 'utf8')
  }
  const lines = () =>
    text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'operation')
  const counts = async () => {
    const metrics = await test.platform.metrics.text()
    return metrics.split('\n').filter((line) => line.startsWith('chainlens_graphql_operations_total{'))
  }

  it('is one line of log, with what it was and how it ended', async () => {
    const { token } = await test.signIns.sign()
    await test.ask('query Mine { viewer { id } }', { token })
    await test.ask('{ nothing }')
    await test.ask('query Broken { fail(how: "THROW") }')
    expect(lines()).toMatchObject([
      {
        operation: 'Mine',
        type: 'query',
        transport: 'http',
        outcome: 'ok',
        userId: expect.any(String),
        durationMs: expect.any(Number),
        requestId: expect.any(String),
        level: 30,
        time: expect.any(String),
      },
      { operation: null, outcome: 'refused', userId: null },
      { operation: 'Broken', outcome: 'error' },
    ])
  })

  it('leaves nothing of its values, its token or its document in the log', async () => {
    const { token } = await test.signIns.sign()
    const variables = { text: `${CANARY}-variable` }
    await test.ask('query Echo($text: String!) { echo(text: $text) }', { token, variables })
    await test.ask(`query { echo(text: "${CANARY}-literal") }`, { token, headers: { 'x-secret': CANARY } })
    await test.ask(`query { ${CANARY}Field }`, { token })
    await test.ask('{ viewer { id } }', { token: `${CANARY}.not.good` })
    expect(lines().length).toBeGreaterThan(2)
    expect(text()).not.toContain(CANARY)
    expect(text()).not.toContain(token)
  })

  it('is counted by name, of which strangers bring none', async () => {
    const { token } = await test.signIns.sign()
    await test.ask('query Stranger { viewer { id } }')
    await test.ask('query Known { viewer { id } }', { token })
    await test.ask('query Known { viewer { id } }')
    await test.ask('{ viewer { id } }')
    await test.ask('{ nothing }')
    const labels = (operation: string, type: string, outcome: string) =>
      `chainlens_graphql_operations_total{operation="${operation}",type="${type}",transport="http",outcome="${outcome}"}`
    expect(await counts()).toEqual([
      `${labels('other', 'query', 'ok')} 1`,
      `${labels('Known', 'query', 'ok')} 2`,
      `${labels('anonymous', 'query', 'ok')} 1`,
      `${labels('invalid', 'unknown', 'refused')} 1`,
    ])
  })

  it('has one of 150 names at most, whatever is asked', async () => {
    const { token } = await test.signIns.sign()
    for (let number = 0; number < 160; number += 1) await test.ask(`query Q${number} { viewer { id } }`, { token })
    const all = await counts()
    expect(all).toHaveLength(151)
    expect(all.find((line) => line.includes('"other"'))).toMatch(/ 10$/)
  })

  it('counts what subgraphs were asked, and plans that were kept', async () => {
    for (let time = 0; time < 3; time += 1) await test.ask('{ viewer { id } }')
    const metrics = await test.platform.metrics.text()
    expect(metrics).toContain('chainlens_subgraph_requests_total{subgraph="users",outcome="ok"} 3')
    expect(metrics).toContain('chainlens_subgraph_operations_total{subgraph="users",type="query",outcome="ok"} 3')
    expect(metrics).toContain('chainlens_query_plans_total{cache="hit"} 2')
    for (const phase of ['parse', 'validate', 'plan'])
      expect(metrics).toContain(`chainlens_graphql_preparation_duration_seconds_count{phase="${phase}"} 1`)
  })
})
