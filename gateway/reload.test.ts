import { createHash } from 'node:crypto'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Agent } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileSource } from './federation/reload/file-source.ts'
import { type ServedTestGateway, serveTestGateway } from './testing/serve-test-gateway.ts'
import { testSupergraph } from './testing/test-schemas.ts'
import { until } from './testing/until.ts'

/** Each part of the answer says which supergraph it was planned by. */
const WHICH = `{
  a: token(id: "1") { onchain { text } team { text } }
  b: token(id: "2") { team { text } }
  __type(name: "Query") { fields { name } }
}`

let test: ServedTestGateway
let folder: string
let file: string
let agent: Agent
/** One supergraph, and another with a field more, whose team is elsewhere. */
let first: string
let second: string

beforeEach(async () => {
  agent = new Agent({ connections: 4 })
  folder = await mkdtemp(join(tmpdir(), 'chainlens-reload-'))
  file = join(folder, 'supergraph.graphql')
  first = testSupergraph()
  second = first
    .replace('http://team.test/graphql', 'http://other.test/graphql')
    .replace(/type Query[^{]*\{/, (opening) => `${opening}\n  added: String @join__field(graph: USERS)`)
  await writeFile(file, first)
  const source = createFileSource(file, { pollMs: 60_000, settleMs: 2 })
  const subgraphs = ['users', 'agents', 'onchain'].map((name) => ({ name, url: `http://${name}.test/graphql` }))
  test = await serveTestGateway({
    gateway: { supergraphSdl: await source.read(), supergraphSource: source, subgraphs },
  })
  test.graphs.set('other.test', answerAsTeam)
})
afterEach(async () => {
  await agent.close()
  await test.dispose()
  await rm(folder, { recursive: true })
})

/** The team of the second supergraph: the first one's answers, with another word in them. */
async function answerAsTeam(request: Request): Promise<Response> {
  const { method, headers } = request
  const body = method === 'POST' ? await request.text() : undefined
  const url = request.url.replace('other.test', 'team.test')
  const answer = await test.platform.internal.fetch(url, { method, headers, body })
  return new Response((await answer.text()).replaceAll('team says', 'other says'), answer)
}

const idOf = (sdl: string) => createHash('sha256').update(sdl).digest('hex').slice(0, 12)

async function readiness() {
  const response = await test.gateway.fetch(new Request('http://gateway.test/readyz'))
  const { status, dependencies } = (await response.json()) as {
    status: string
    dependencies: { name: string; id?: string; ok: boolean; reason?: string }[]
  }
  return { status, supergraph: dependencies.find(({ name }) => name === 'supergraph') }
}

async function untilServed(sdl: string): Promise<void> {
  const { supergraphs } = test.platform.metrics
  while (!(await supergraphs.get()).values.some(({ labels }) => labels.id === idOf(sdl))) await wait(1)
}

async function untilRefused(times: number): Promise<void> {
  const { supergraphReloadFailures } = test.platform.metrics
  const count = async () => (await supergraphReloadFailures.get()).values.reduce((sum, { value }) => sum + value, 0)
  while ((await count()) < times) await wait(1)
}

/** As editors and deployments do: another file takes its place. */
async function replaceFile(sdl: string): Promise<void> {
  await writeFile(`${file}.new`, sdl)
  await rename(`${file}.new`, file)
}

async function post(query: string) {
  const response = await fetch(`${test.bound.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    dispatcher: agent,
  } as RequestInit)
  // biome-ignore lint/suspicious/noExplicitAny: any answer
  return { status: response.status, ...((await response.json()) as { data: any; errors?: { message: string }[] }) }
}

async function metric(name: string): Promise<string | undefined> {
  const line = (await test.platform.metrics.text()).split('\n').find((one) => one.startsWith(`${name} `))
  return line?.slice(name.length + 1)
}

describe('a hundred reloads', () => {
  it('lose no request, and no answer is of two supergraphs', { timeout: 120_000 }, async () => {
    const seen = { first: 0, second: 0 }
    let isOver = false
    const ask = async () => {
      while (!isOver) {
        const { status, data, errors } = await post(WHICH)
        expect([status, errors]).toEqual([200, undefined])
        const isSecond = data.__type.fields.some(({ name }: { name: string }) => name === 'added')
        const word = isSecond ? 'other says' : 'team says'
        expect(data).toMatchObject({
          a: { onchain: { text: 'onchain says' }, team: { text: word } },
          b: { team: { text: word } },
        })
        seen[isSecond ? 'second' : 'first'] += 1
        // The machine has more to do than this test.
        await wait(2)
      }
    }
    const clients = Promise.all([ask(), ask()])
    for (let reload = 1; reload <= 100; reload += 1) {
      const sdl = reload % 2 === 0 ? first : second
      if (reload % 25 === 0) {
        await replaceFile(sdl.slice(0, 1_000 + reload))
        await untilRefused(reload / 25)
      }
      await (reload % 3 === 0 ? writeFile(file, sdl) : replaceFile(sdl))
      await Promise.race([untilServed(sdl), clients])
    }
    isOver = true
    await clients
    expect(await metric('chainlens_supergraph_reloads_total')).toBe('100')
    expect(await metric('chainlens_supergraph_generations')).toBe('1')
    expect(Math.min(seen.first, seen.second), 'both were asked').toBeGreaterThan(0)
  })
})

describe('a bad supergraph', () => {
  it('is refused with its place, while the one before answers, until a good one comes', async () => {
    const bad = second.replace('  added: String', '  added: Strong')
    await replaceFile(bad)
    await untilRefused(1)
    expect(await readiness()).toMatchObject({
      status: 'degraded',
      supergraph: { id: idOf(first), ok: false, reason: 'a newer one was refused' },
    })
    expect(await metric('chainlens_supergraph_stale')).toBe('1')
    expect(await metric('chainlens_supergraph_reload_failures_total{reason="invalid"}')).toBe('1')
    expect((await post(WHICH)).data.b.team.text).toBe('team says')
    await rm(file)
    await untilRefused(2)
    expect(await metric('chainlens_supergraph_reload_failures_total{reason="unreadable"}')).toBe('1')
    await replaceFile(second)
    await untilServed(second)
    expect((await readiness()).status).toBe('ready')
    expect(await metric('chainlens_supergraph_stale')).toBe('0')
    expect((await post(WHICH)).data.b.team.text).toBe('other says')
  })
})

describe('what runs during a reload', () => {
  it('ends on the supergraph that it began on, and holds that until then', async () => {
    const release = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    test.instead.set('team', async (request) => {
      test.instead.delete('team')
      asked.resolve()
      await release.promise
      return test.platform.internal.fetch(request.url, {
        method: 'POST',
        headers: request.headers,
        body: await request.text(),
      })
    })
    const slow = post('{ token(id: "1") { team { text } } }')
    await asked.promise
    await replaceFile(second)
    await untilServed(second)
    expect((await post(WHICH)).data.a.team.text).toBe('other says')
    expect(await metric('chainlens_supergraph_generations')).toBe('2')
    release.resolve()
    expect((await slow).data.token.team.text).toBe('team says')
    expect(await metric('chainlens_supergraph_generations')).toBe('1')
  })

  it('as a subscription goes on', async () => {
    const events = test.client().iterate({ query: 'subscription { runEvents(runId: "7") { sequence } }' })
    const next = events.next()
    await until(() => test.state.openSources === 1)
    await replaceFile(second)
    await untilServed(second)
    await test.state.pubsub.publish('events:7', { __typename: 'TextDelta', runId: '7', sequence: 1, text: 'a' })
    expect((await next).value).toEqual({ data: { runEvents: { sequence: 1 } } })
    await events.return?.()
    await until(() => test.state.openSources === 0)
  })
})
