import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SUBSCRIBE, serveSockets, type TestSockets, VIEWER } from '../testing/serve-sockets.ts'
import { until } from '../testing/until.ts'

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

describe('who connects to the WebSocket at /graphql', () => {
  let test: TestSockets
  beforeEach(async () => {
    test = await serveSockets()
  })
  afterEach(() => test.dispose())

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
    const socket = await test.connected()
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
    const socket = await test.connected(`Bearer ${token}`)
    socket.send(SUBSCRIBE)
    await until(() => test.state.openSources === 1)
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Access token expired' })
    await until(() => test.state.openSources === 0)
  })

  it('closes the sockets of a sign-in at once when it signs out, and no others', async () => {
    const [mine, other] = [await test.signIns.sign(), await test.signIns.sign()]
    const [a, b, c] = [
      await test.connected(`Bearer ${mine.token}`),
      await test.connected(`Bearer ${mine.token}`),
      await test.connected(`Bearer ${other.token}`),
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
    const socket = await test.connected(`Bearer ${token}`)
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
    await test.connected(undefined, { headers: { origin: test.bound.url } })
    await test.connected()
  })

  it('takes no cookie for a sign-in', async () => {
    const socket = await test.connected(undefined, { headers: { cookie: 'chainlens_refresh=secret' } })
    socket.send({ id: 'm', type: 'subscribe', payload: { query: 'mutation { refresh }' } })
    expect(await socket.next()).toMatchObject({ payload: { data: { refresh: null } } })
  })
})
