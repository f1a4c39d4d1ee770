import { connect } from 'node:net'
import { createSubgraph } from '@chainlens/platform/graphql'
import { type BoundServer, serveFetch } from '@chainlens/platform/http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from './testing/serve-test-gateway.ts'
import { testSchemas } from './testing/test-schemas.ts'
import { agentsSubgraph } from './testing/test-subgraphs.ts'
import { until } from './testing/until.ts'

const EVENTS = 'subscription { runEvents(runId: "7") { sequence run { session { agent { owner { name } } } } } }'

describe('a subgraph in another process', () => {
  let test: ServedTestGateway
  let agents: BoundServer
  beforeEach(async () => {
    test = await serveTestGateway()
    const subgraph = await createSubgraph(agentsSubgraph(test.state) as never, test.platform, testSchemas.agents ?? '')
    agents = await serveFetch(subgraph.fetch, { port: 0, host: '127.0.0.1' })
    test.instead.set('agents', async (request) => {
      const { method, headers, signal } = request
      return fetch(`${agents.url}/graphql`, { method, headers, signal, body: await request.text() })
    })
  })
  afterEach(async () => {
    await test.dispose()
    await agents.dispose()
  })
  const publish = (sequence: number) =>
    test.state.pubsub.publish('events:7', { __typename: 'TextDelta', runId: '7', sequence, text: 'a' })

  it('answers as one in this process does', async () => {
    const { data } = await test.ask('{ run(id: "7") { session { agent { owner { name } } } } }')
    expect(data.run.session.agent.owner.name).toBe('Ada')
  })

  it('streams events, and closes its source when the client goes', async () => {
    const events = test.client().iterate({ query: EVENTS })
    const first = events.next()
    await until(() => test.state.openSources === 1)
    await publish(1)
    expect((await first).value).toEqual({
      data: { runEvents: { sequence: 1, run: { session: { agent: { owner: { name: 'Ada' } } } } } },
    })
    await events.return?.()
    await until(() => test.state.openSources === 0)
  })

  it('closes its source when the socket of the client is cut', async () => {
    const socket = test.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    socket.send({ id: 'a', type: 'subscribe', payload: { query: EVENTS } })
    await until(() => test.state.openSources === 1)
    socket.webSocket.terminate()
    await until(() => test.state.openSources === 0)
  })

  it('costs its subscriptions nothing when their connections break, and serves again', async () => {
    const events = test.client().iterate({ query: EVENTS })
    const first = events.next()
    await until(() => test.state.openSources === 1)
    agents.server.closeAllConnections()
    await until(() => test.state.opened.length === 2)
    await test.state.pubsub.publish('events:7', { __typename: 'TextDelta', runId: '7', sequence: 1, text: 'a' })
    expect((await first).value).toMatchObject({ data: { runEvents: { sequence: 1 } } })
    await events.return?.()
    const { data } = await test.ask('{ run(id: "7") { id } }')
    expect(data.run.id).toBe('7')
  })
})

describe('a client that does not keep to the rules of HTTP', () => {
  let test: ServedTestGateway
  beforeEach(async () => {
    test = await serveTestGateway()
  })
  afterEach(() => test.dispose())

  /** What the server says to bytes, until it closes or answers a second thing after them. */
  const say = (bytes: string) =>
    new Promise<string>((resolve) => {
      let text = ''
      const socket = connect(test.bound.port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (chunk) => {
        text += chunk
        socket.end()
      })
      socket.on('error', () => {})
      socket.on('close', () => resolve(text))
    })
  const head = 'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'

  it('is told that its body is too large before it has sent it', async () => {
    expect(await say(`${head}content-length: 5000000\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('is told so when it did not say how large it is', async () => {
    const chunk = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`
    expect(await say(`${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(15)}`)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('gets no further with lengths that contradict each other', async () => {
    expect(await say(`${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /,
    )
  })

  it('is cut off quietly when it leaves in the middle', async () => {
    const socket = connect(test.bound.port, '127.0.0.1')
    socket.write(`${head}content-length: 500\r\n\r\n{"query":`)
    await new Promise((resolve) => setImmediate(resolve))
    socket.destroy()
    expect((await fetch(`${test.bound.url}/healthz`)).status).toBe(200)
  })

  it('reaches no WebSocket elsewhere than at /graphql', async () => {
    const upgrade = (path: string) =>
      `GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`
    expect(await say(upgrade('/other'))).toMatch(/^HTTP\/1\.1 404 /)
    expect(await say(upgrade('/graphql?a=b'))).toMatch(/^HTTP\/1\.1 101 /)
  })
})

describe('a client behind a proxy', () => {
  const SIGN_IN = 'mutation { signIn(input: { name: "Ada" }) { id } }'
  const addressOf = async (trustedProxies: string[], forwarded: string) => {
    const test = await serveTestGateway({ config: { trustedProxies }, gateway: { sockets: { socketsPerAddress: 1 } } })
    try {
      await fetch(`${test.bound.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        body: JSON.stringify({ query: SIGN_IN }),
      })
      const first = test.socket({ headers: { 'x-forwarded-for': '198.51.100.1' } })
      first.send({ type: 'connection_init' })
      await first.next()
      const second = test.socket({ headers: { 'x-forwarded-for': '198.51.100.2' } })
      second.send({ type: 'connection_init' })
      const accepted = second.next().then(
        () => 101,
        () => second.closed.then(({ code }) => code),
      )
      return [test.state.identities[0]?.clientAddress, await accepted]
    } finally {
      await test.dispose()
    }
  }

  it('is known by its own address where the proxy is trusted, and counted by it', async () => {
    expect(await addressOf(['127.0.0.0/8'], '1.1.1.1, 198.51.100.1')).toEqual(['198.51.100.1', 101])
  })

  it('is the proxy where that is not trusted', async () => {
    expect(await addressOf(['10.0.0.0/8'], '198.51.100.1')).toEqual(['127.0.0.1', 429])
  })
})
