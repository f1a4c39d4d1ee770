import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../testing/serve-test-gateway.ts'
import { until } from '../testing/until.ts'

const SUBSCRIBE = {
  id: 'a',
  type: 'subscribe',
  payload: { query: 'subscription { runEvents(runId: "7") { sequence } }' },
}
const VIEWER = { id: 'v', type: 'subscribe', payload: { query: '{ viewer { id } }' } }
const BAD_TOKENS = [
  'Bearer abc',
  'Bearer a.b.c',
  'Bearer ',
  '',
  'Basic YTpi',
  `Bearer eyJhbGciOiJub25lIn0.${Buffer.from('{"sub":"1"}').toString('base64url')}.`,
  'x'.repeat(100_000),
  5,
  {},
]

describe('the WebSocket at /graphql', () => {
  let test: ServedTestGateway
  beforeEach(async () => {
    test = await serveTestGateway({
      gateway: {
        sockets: {
          initTimeoutMs: 200,
          keepAliveMs: 200,
          socketsPerUser: 3,
          socketsPerAddress: 6,
          operationsPerSocket: 4,
          messagesPerSecond: 0.01,
          messageBurst: 50,
        },
      },
    })
  })
  afterEach(() => test.dispose())

  async function connected(authorization?: unknown, options?: Parameters<ServedTestGateway['socket']>[0]) {
    const socket = test.socket(options)
    socket.send({ type: 'connection_init', ...(authorization === undefined ? {} : { payload: { authorization } }) })
    expect(await socket.next()).toEqual({ type: 'connection_ack' })
    return socket
  }

  it('runs queries and mutations as it runs them over HTTP', async () => {
    const socket = await connected()
    const query = '{ run(id: "7") { session { agent { owner { name } } } } }'
    socket.send({ id: 'q', type: 'subscribe', payload: { query } })
    const expected = (await test.ask(query)).data
    expect(await socket.next()).toEqual({ id: 'q', type: 'next', payload: { data: expected } })
    expect(await socket.next()).toEqual({ id: 'q', type: 'complete' })
    socket.send({ id: 'm', type: 'subscribe', payload: { query: 'mutation { count(by: 3) }' } })
    expect(await socket.next()).toEqual({ id: 'm', type: 'next', payload: { data: { count: 3 } } })
  })

  it('knows who connects by the token of connection_init, in either spelling', async () => {
    const { token } = await test.signIns.sign()
    for (const payload of [{ authorization: `Bearer ${token}` }, { Authorization: `bearer ${token}` }]) {
      const socket = test.socket()
      socket.send({ type: 'connection_init', payload })
      expect(await socket.next()).toEqual({ type: 'connection_ack' })
      socket.send(VIEWER)
      expect(await socket.next()).toMatchObject({ payload: { data: { viewer: { id: 'user_1' } } } })
    }
  })

  it('serves who does not sign in as nobody', async () => {
    const socket = await connected()
    socket.send(VIEWER)
    expect(await socket.next()).toMatchObject({ payload: { data: { viewer: null } } })
  })

  it.each(BAD_TOKENS)('closes with 4403 when the token is not good: %j', async (authorization) => {
    const socket = test.socket()
    socket.send({ type: 'connection_init', payload: { authorization } })
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' })
  })

  it('closes with 4403 when the token has run out, or was revoked', async () => {
    const old = await test.signIns.sign({ seconds: -30 })
    const revoked = await test.signIns.sign()
    await test.platform.pubsub.publish('sign-in.revoked', { signInId: revoked.signInId })
    for (const { token } of [old, revoked]) {
      const socket = test.socket()
      socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
      expect((await socket.closed).code).toBe(4403)
    }
  })

  it('closes with 4403 when the token of an open socket runs out, subscriptions included', async () => {
    const { token } = await test.signIns.sign({ seconds: 4 })
    const socket = await connected(`Bearer ${token}`)
    socket.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Access token expired' })
    await until(() => test.state.openSources === 0)
  })

  it('closes the sockets of a sign-in at once when it signs out, and no others', async () => {
    const [mine, other] = [await test.signIns.sign(), await test.signIns.sign()]
    const [a, b, c] = [
      await connected(`Bearer ${mine.token}`),
      await connected(`Bearer ${mine.token}`),
      await connected(`Bearer ${other.token}`),
    ]
    a.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    await test.ask('mutation { signOut }', { token: mine.token })
    for (const socket of [a, b]) expect(await socket.closed).toEqual({ code: 4403, reason: 'Signed out' })
    await until(() => test.state.openSources === 0)
    c.send(VIEWER)
    expect(await c.next()).toMatchObject({ type: 'next' })
  })

  it('closes them within seconds when only users knows of the sign-out', async () => {
    const { token, signInId } = await test.signIns.sign()
    const socket = await connected(`Bearer ${token}`)
    test.signIns.revoked.add(signInId)
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Signed out' })
  })

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1.evil.example',
    'http://evil.example/127.0.0.1',
    'file://',
    'garbage',
    'http://127.0.0.1:1',
  ])('refuses the upgrade with 403 to a page of %s', async (origin) => {
    const socket = test.socket({ headers: { origin } })
    expect((await socket.closed).code).toBe(403)
  })

  it('lets its own pages in, and programs that are no page', async () => {
    await connected(undefined, { headers: { origin: test.bound.url } })
    await connected()
  })

  it('takes no cookie for a sign-in', async () => {
    const socket = await connected(undefined, { headers: { cookie: 'chainlens_refresh=secret' } })
    socket.send({ id: 'm', type: 'subscribe', payload: { query: 'mutation { refresh }' } })
    expect(await socket.next()).toMatchObject({ payload: { data: { refresh: null } } })
  })

  it('closes with 4401 when something is asked before connection_init', async () => {
    const socket = test.socket()
    socket.send(SUBSCRIBE)
    expect(await socket.closed).toEqual({ code: 4401, reason: 'Unauthorized' })
  })

  it('closes with 4408 when connection_init does not come', async () => {
    expect(await test.socket().closed).toMatchObject({ code: 4408 })
  })

  it('closes with 4429 when connection_init comes twice', async () => {
    const socket = await connected()
    socket.send({ type: 'connection_init' })
    expect(await socket.closed).toMatchObject({ code: 4429 })
  })

  it('closes with 4409 when an id is used that is in use', async () => {
    const socket = await connected()
    socket.send(SUBSCRIBE)
    socket.send(SUBSCRIBE)
    expect(await socket.closed).toEqual({ code: 4409, reason: 'Subscriber for a already exists' })
    await until(() => test.state.openSources === 0)
  })

  it('lets an id be used again after it was completed', async () => {
    const socket = await connected()
    for (let round = 0; round < 3; round += 1) {
      socket.send(SUBSCRIBE)
      await until(() => test.state.openSources === 1)
      socket.send({ id: 'a', type: 'complete' })
      await until(() => test.state.openSources === 0)
    }
  })

  it('opens no source for what was completed before it was ready', async () => {
    const socket = await connected()
    socket.send(SUBSCRIBE)
    socket.send({ id: 'a', type: 'complete' })
    socket.send(VIEWER)
    expect(await socket.next()).toMatchObject({ id: 'v', type: 'next' })
    await until(() => test.state.openSources === 0)
  })

  it.each([
    'not json',
    '{}',
    '[]',
    '{"type":"unknown"}',
    '{"type":"subscribe","id":"a"}',
    '{"type":"subscribe","id":5,"payload":{"query":"{a}"}}',
    '{"type":"subscribe","id":"","payload":{"query":"{a}"}}',
    '{"type":"connection_init","payload":5}',
  ])('closes with 4400 on the message %s', async (message) => {
    const socket = await connected()
    socket.send(message)
    expect((await socket.closed).code).toBe(4400)
  })

  it('closes with 4406 who does not speak graphql-transport-ws', async () => {
    expect(await test.socket({ protocol: null }).closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' })
  })

  it('takes a burst of messages, and closes a socket that sends more', async () => {
    const socket = await connected()
    // connection_init was the first of fifty.
    for (let count = 0; count < 49; count += 1) socket.send({ type: 'ping' })
    for (let count = 0; count < 49; count += 1) expect(await socket.next()).toEqual({ type: 'pong' })
    socket.send({ type: 'ping' })
    expect(await socket.closed).toEqual({ code: 1008, reason: 'Too many messages' })
  })

  it('closes a socket that sends more than 256 KiB at once', async () => {
    const socket = await connected()
    socket.send({ id: 'a', type: 'subscribe', payload: { query: `{ echo(text: "${'x'.repeat(300_000)}") }` } })
    expect((await socket.closed).code).toBe(1009)
  })

  it('answers a ping', async () => {
    const socket = await connected()
    socket.send({ type: 'ping', payload: { a: 1 } })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { a: 1 } })
  })

  it('ends a socket whose client answers no pings', async () => {
    const socket = await connected()
    socket.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    socket.webSocket.pause()
    await until(() => test.state.openSources === 0)
  })

  it('holds the limits and masks errors as HTTP does', async () => {
    const socket = await connected()
    const deep = `{ run(id: "7") ${'{ session '.repeat(30)}{ id }${' }'.repeat(30)} }`
    socket.send({ id: '1', type: 'subscribe', payload: { query: deep } })
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
    })
    socket.send({ id: '2', type: 'subscribe', payload: { query: '{ nothing }' } })
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
    socket.send({ id: '3', type: 'subscribe', payload: { query: '{' } })
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    })
    socket.send({ id: '4', type: 'subscribe', payload: { query: '{ fail(how: "THROW") }' } })
    const { payload } = await socket.next()
    expect(payload).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) } }],
    })
    expect(JSON.stringify(payload)).not.toMatch(/hunter2|serviceName/)
  })

  it('runs as many operations on a socket as it may, and refuses one more', async () => {
    const socket = await connected()
    const to = (id: string) => ({
      id,
      type: 'subscribe',
      payload: { query: `subscription { runEvents(runId: "${id}") { sequence } }` },
    })
    for (const id of ['1', '2', '3', '4']) socket.send(to(id))
    await until(() => test.state.openSources === 4)
    socket.send(to('5'))
    expect(await socket.next()).toMatchObject({
      id: '5',
      type: 'error',
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    })
    expect(test.state.openSources).toBe(4)
  })

  it('lets one account open as many sockets as it may, and turns one more away', async () => {
    const { token } = await test.signIns.sign()
    const open = [
      await connected(`Bearer ${token}`),
      await connected(`Bearer ${token}`),
      await connected(`Bearer ${token}`),
    ]
    const one = test.socket()
    one.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
    expect(await one.closed).toEqual({ code: 1013, reason: 'Too many connections' })
    open[0]?.webSocket.close()
    await open[0]?.closed
    await connected(`Bearer ${token}`)
  })

  it('lets one address open as many sockets as it may, and refuses one more before the upgrade', async () => {
    for (let number = 1; number <= 6; number += 1) await connected()
    expect((await test.socket().closed).code).toBe(429)
  })

  it('tells clients to go elsewhere when it ends', async () => {
    const socket = await connected()
    socket.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    await test.gateway.dispose()
    expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' })
    await until(() => test.state.openSources === 0)
  })

  it('takes no more while it tells those that are open, over a time, that it ends', async () => {
    const sockets = [await connected(), await connected(), await connected()]
    const ended = test.gateway.dispose(60_000)
    expect((await test.socket().closed).code).toBe(503)
    for (const socket of sockets) expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' })
    await ended
  })
})
