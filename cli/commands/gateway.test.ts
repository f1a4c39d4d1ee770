import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { createClient } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { type LeanSubgraphs, startLeanSubgraphs } from '../../gateway/testing/lean-subgraphs.ts'
import { startServer } from '../../platform/testing/start-server.ts'
import { type Child, startChild } from '../../tests/support/child.ts'

const LOG = { LOG_LEVEL: 'error' }

/** The address in the line that says that it answers. */
async function ready({ process: { stdout }, output, exited }: Child): Promise<string> {
  const found = () => /^ready (http:\S+)$/m.exec(output())?.[1]
  const printed = new Promise<void>((resolve) => stdout?.on('data', () => found() && resolve()))
  await Promise.race([printed, exited])
  const url = found()
  if (!url) throw new Error(`it ended:\n${output()}`)
  return url
}

describe("a gateway for anyone's supergraph", () => {
  let subgraphs: LeanSubgraphs
  let folder: string
  let file: string
  let child: Child
  let url: string
  beforeAll(async () => {
    subgraphs = await startLeanSubgraphs()
    folder = mkdtempSync(join(tmpdir(), 'chainlens-gateway-'))
    file = join(folder, 'supergraph.graphql')
    writeFileSync(file, subgraphs.supergraphSdl)
    child = startChild(['gateway', '--supergraph', file, '--port', '0', '--forward-header', 'Authorization'], LOG)
    url = await ready(child)
  })
  afterAll(async () => {
    await child?.end('SIGKILL')
    await subgraphs.dispose()
    rmSync(folder, { recursive: true })
  })

  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', body: JSON.stringify({ query }) }
    const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...headers } })
    return { status: response.status, answer: await response.json() }
  }
  const POSTS = '{ posts { title rating author { name asked } } }'
  const post = (id: string, asked: string | null) => ({
    title: `Post ${id}`,
    rating: Number(id) * 10,
    author: { name: 'Person 1', asked },
  })

  it('answers across subgraphs, and forwards what it was told to and nothing else', async () => {
    expect(await ask(POSTS)).toEqual({ status: 200, answer: { data: { posts: [post('1', null), post('2', null)] } } })
    const { answer } = await ask(POSTS, { authorization: 'Bearer theirs', cookie: 'a=1', 'x-other': '1' })
    expect(answer).toEqual({ data: { posts: [post('1', 'Bearer theirs'), post('2', 'Bearer theirs')] } })
    const names = subgraphs.servers.people.requests.flatMap(({ headers }) => Object.keys(headers))
    expect(names).not.toContain('cookie')
    expect(names).not.toContain('x-other')
    expect((await ask('mutation { post(title: "New") { title rating } }')).answer).toEqual({
      data: { post: { title: 'New', rating: 30 } },
    })
  })

  it('streams a subscription over WebSocket, each event with what other subgraphs know of it', async () => {
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: 'Bearer socket' },
    })
    const events: unknown[] = []
    for await (const { data } of client.iterate({
      query: 'subscription { posted { title rating author { name asked } } }',
    }))
      events.push(data?.posted)
    await client.dispose()
    expect(events).toEqual([post('1', 'Bearer socket'), post('2', 'Bearer socket')])
  })

  it('follows a subgraph on its own socket where it is told to, all subscriptions on one', async () => {
    let sockets = 0
    let followers = 0
    const both = Promise.withResolvers<void>()
    async function* posted() {
      followers += 1
      if (followers === 2) both.resolve()
      await both.promise
      for (const id of ['1', '2']) {
        const author = { __typename: 'Person', id: '1' }
        yield { data: { posted: { __typename: 'Post', id, title: `Post ${id}`, author } } }
      }
    }
    const server = createServer()
    const webSockets = new WebSocketServer({ server })
    webSockets.on('connection', () => {
      sockets += 1
    })
    const schema = buildSchema('type Query { a: Int } type Subscription { posted: Int }')
    useServer({ schema, validate: () => [], subscribe: posted }, webSockets)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const socketUrl = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
    const own = ['--supergraph', file, '--port', '0', '--subscription-socket', `posts=${socketUrl}`]
    const other = startChild(['gateway', ...own], LOG)
    const client = createClient({ url: (await ready(other)).replace('http', 'ws'), webSocketImpl: WebSocket })
    const follow = async (query: string) => {
      const events: unknown[] = []
      for await (const { data } of client.iterate<{ posted: unknown }>({ query })) events.push(data?.posted)
      return events
    }
    const titles = follow('subscription { posted { title } }')
    expect(await follow('subscription { posted { title rating author { name } } }')).toEqual([
      { title: 'Post 1', rating: 10, author: { name: 'Person 1' } },
      { title: 'Post 2', rating: 20, author: { name: 'Person 1' } },
    ])
    expect(await titles).toEqual([{ title: 'Post 1' }, { title: 'Post 2' }])
    expect(sockets).toBe(1)
    await client.dispose()
    await other.end('SIGTERM')
    webSockets.close()
    server.close()
  })

  it('tells how it is, shows the schema, and has a page for browsers', async () => {
    const get = async (path: string, headers = {}) => fetch(new URL(path, url), { headers })
    expect(await (await get('/healthz')).text()).toBe('ok\n')
    const readiness = await get('/readyz')
    expect([readiness.status, ((await readiness.json()) as { status: string }).status]).toEqual([200, 'ready'])
    expect(await (await get('/metrics')).text()).toContain('chainlens_subgraph_requests_total{subgraph="posts"')
    expect((await ask('{ __schema { queryType { name } } }')).status).toBe(200)
    const page = await (await get('/graphql', { accept: 'text/html' })).text()
    expect([page.includes('EmbeddedSandbox'), page.includes('/explorer')]).toEqual([true, false])
    expect((await get('/explorer')).status).toBe(404)
  })

  it('ends in order when it is told to, once what runs has been answered', async () => {
    const reached = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const slow = await startServer(async (_, response) => {
      reached.resolve()
      await held.promise
      response.end('{"data":{"people":[{"name":"late"}]}}')
    })
    const people = { ...LOG, PEOPLE_URL: `${slow.url}/graphql` }
    const other = startChild(['gateway', '--supergraph', file, '--port', '0', '--no-introspection'], people)
    const address = await ready(other)
    const send = (query: string) =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
    expect((await send('{ __schema { queryType { name } } }')).status).toBe(400)
    const asked = send('{ people { name } }')
    await reached.promise
    const ended = other.end('SIGTERM')
    held.resolve()
    expect(await (await asked).json()).toEqual({ data: { people: [{ name: 'late' }] } })
    expect(await ended).toBe(0)
    await slow.dispose()
  })

  it.each([
    ['a file that is not there', ['--supergraph', 'nowhere.graphql'], /nowhere\.graphql/],
    ['a file that is no GraphQL', ['--supergraph', 'package.json'], /supergraph/i],
    ['the schema of a subgraph', ['--supergraph', 'subgraphs/users/schema.graphql'], /supergraph/i],
    ['no file', [], /--supergraph is missing/],
    ['a port that is none', ['--supergraph', 'x', '--port', '65536'], /--port 65536: give a whole number/],
    ['an option that it does not have', ['--supergraph', 'x', '--prot', '1'], /--prot/],
  ])('says in a line what is wrong with %s', async (_, args, message) => {
    const wrong = startChild(['gateway', ...args], LOG)
    expect(await wrong.exited).toBe(1)
    expect(wrong.output()).toMatch(message)
    expect(wrong.output()).not.toMatch(/\n {4}at |unexpected/)
  })

  it('loads no database, no Redis and nothing of accounts', () => {
    const script = `
      import { registerHooks } from 'node:module'
      const urls = []
      registerHooks({ resolve(specifier, context, next) {
        const resolved = next(specifier, context)
        urls.push(resolved.url)
        return resolved
      } })
      await import(${JSON.stringify(join(import.meta.dirname, 'gateway.ts'))})
      console.log(urls.join('\\n'))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
    const loaded = stdout.split('\n')
    expect(loaded.some((url) => url.includes('/node_modules/@apollo/query-planner/'))).toBe(true)
    const unwanted =
      /node_modules\/(@mikro-orm|pg|ioredis|bullmq|jose|@apollo\/(server|subgraph))\/|\/subgraphs\/|revocations/
    expect(loaded.filter((url) => unwanted.test(url))).toEqual([])
  })

  it('says that its port is in use', async () => {
    const wrong = startChild(['gateway', '--supergraph', file, '--port', new URL(url).port], LOG)
    expect(await wrong.exited).toBe(1)
    expect(wrong.output()).toContain('in use by another program')
  })
})
