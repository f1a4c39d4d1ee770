import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SUBSCRIBE, serveSockets, type TestSockets, VIEWER } from '../testing/serve-sockets.ts'
import { until } from '../testing/until.ts'

describe('the WebSocket at /graphql', () => {
  let test: TestSockets
  beforeEach(async () => {
    test = await serveSockets()
  })
  afterEach(() => test.dispose())

  it('runs queries and mutations as it runs them over HTTP', async () => {
    const socket = await test.connected()
    const query = '{ run(id: "7") { session { agent { owner { name } } } } }'
    socket.send({ id: 'q', type: 'subscribe', payload: { query } })
    const expected = (await test.ask(query)).data
    expect(await socket.next()).toEqual({ id: 'q', type: 'next', payload: { data: expected } })
    expect(await socket.next()).toEqual({ id: 'q', type: 'complete' })
    socket.send({ id: 'm', type: 'subscribe', payload: { query: 'mutation { count(by: 3) }' } })
    expect(await socket.next()).toEqual({ id: 'm', type: 'next', payload: { data: { count: 3 } } })
  })

  it('closes with 4401 when something is asked before connection_init', async () => {
    const socket = test.socket()
    socket.send(SUBSCRIBE)
    expect(await socket.closed).toEqual({ code: 4401, reason: 'Unauthorized' })
  })

  it('closes with 4429 when connection_init comes twice', async () => {
    const socket = await test.connected()
    socket.send({ type: 'connection_init' })
    expect(await socket.closed).toMatchObject({ code: 4429 })
  })

  it('closes with 4409 when an id is used that is in use', async () => {
    const socket = await test.connected()
    socket.send(SUBSCRIBE)
    socket.send(SUBSCRIBE)
    expect(await socket.closed).toEqual({ code: 4409, reason: 'Subscriber for a already exists' })
    await until(() => test.state.openSources === 0)
  })

  it('lets an id be used again after it was completed', async () => {
    const socket = await test.connected()
    for (let round = 0; round < 3; round += 1) {
      socket.send(SUBSCRIBE)
      await until(() => test.state.openSources === 1)
      socket.send({ id: 'a', type: 'complete' })
      await until(() => test.state.openSources === 0)
    }
  })

  it('opens no source for what was completed before it was ready', async () => {
    const socket = await test.connected()
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
    const socket = await test.connected()
    socket.send(message)
    expect((await socket.closed).code).toBe(4400)
  })

  it('closes with 4406 who does not speak graphql-transport-ws', async () => {
    expect(await test.socket({ protocol: null }).closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' })
  })

  it('answers a ping', async () => {
    const socket = await test.connected()
    socket.send({ type: 'ping', payload: { a: 1 } })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { a: 1 } })
  })
})
