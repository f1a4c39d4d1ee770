import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SUBSCRIBE, serveSockets, type TestSockets } from '../testing/serve-sockets.ts'
import { until } from '../testing/until.ts'

describe('the limits of the WebSocket at /graphql, and its end', () => {
  let test: TestSockets
  beforeEach(async () => {
    test = await serveSockets()
  })
  afterEach(() => test.dispose())

  it('closes with 4408 when connection_init does not come', async () => {
    expect(await test.socket().closed).toMatchObject({ code: 4408 })
  })

  it('takes a burst of messages, and closes a socket that sends more', async () => {
    const socket = await test.connected()
    // connection_init was the first of fifty.
    for (let count = 0; count < 49; count += 1) socket.send({ type: 'ping' })
    for (let count = 0; count < 49; count += 1) expect(await socket.next()).toEqual({ type: 'pong' })
    socket.send({ type: 'ping' })
    expect(await socket.closed).toEqual({ code: 1008, reason: 'Too many messages' })
  })

  it('closes a socket that sends more than 256 KiB at once', async () => {
    const socket = await test.connected()
    socket.send({ id: 'a', type: 'subscribe', payload: { query: `{ echo(text: "${'x'.repeat(300_000)}") }` } })
    expect((await socket.closed).code).toBe(1009)
  })

  it('ends a socket whose client answers no pings', async () => {
    const socket = await test.connected()
    socket.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    socket.webSocket.pause()
    await until(() => test.state.openSources === 0)
  })

  it('holds the limits and masks errors as HTTP does', async () => {
    const socket = await test.connected()
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
    const socket = await test.connected()
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
      await test.connected(`Bearer ${token}`),
      await test.connected(`Bearer ${token}`),
      await test.connected(`Bearer ${token}`),
    ]
    const one = test.socket()
    one.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
    expect(await one.closed).toEqual({ code: 1013, reason: 'Too many connections' })
    open[0]?.webSocket.close()
    await open[0]?.closed
    await test.connected(`Bearer ${token}`)
  })

  it('lets one address open as many sockets as it may, and refuses one more before the upgrade', async () => {
    for (let number = 1; number <= 6; number += 1) await test.connected()
    expect((await test.socket().closed).code).toBe(429)
  })

  it('tells clients to go elsewhere when it ends', async () => {
    const socket = await test.connected()
    socket.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    await test.gateway.dispose()
    expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' })
    await until(() => test.state.openSources === 0)
  })

  it('takes no more while it tells those that are open, over a time, that it ends', async () => {
    const sockets = [await test.connected(), await test.connected(), await test.connected()]
    const ended = test.gateway.dispose(60_000)
    expect((await test.socket().closed).code).toBe(503)
    for (const socket of sockets) expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' })
    await ended
  })
})
