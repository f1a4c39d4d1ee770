import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cheapest } from '../testing/cheapest.ts'
import { openTarget, type Target } from '../testing/target.ts'

const AT_ONCE_MS = 50

describe('a hostile socket', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget({ gateway: { sockets: { maxMessageBytes: 100_000 } } })
  })
  afterAll(() => target.dispose())
  afterEach(() => target.isUnharmed())

  const closeCode = async (...messages: (string | object)[]) => {
    const socket = target.socket()
    for (const message of messages) socket.send(message)
    return (await socket.closed).code
  }
  const connected = async () => {
    const socket = target.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    return socket
  }

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://user@127.0.0.1',
    'file://',
    'chrome-extension://abc',
    '',
  ])('of a page of %s is turned away before the upgrade', async (origin) => {
    const { closed } = target.socket({ headers: { origin } })
    expect((await closed).code).toBe(403)
  })

  it('of another site is turned away with our cookie too', async () => {
    const { closed } = target.socket({ headers: { origin: 'https://evil.example', cookie: 'chainlens_refresh=x' } })
    expect((await closed).code).toBe(403)
  })

  it('of a page of ours, or of a program, is let in', async () => {
    for (const origin of [target.bound.url, null]) {
      const socket = target.socket({ headers: origin === null ? {} : { origin } })
      socket.send({ type: 'connection_init' })
      expect(await socket.next()).toMatchObject({ type: 'connection_ack' })
    }
  })

  it('is closed with a code for each way of not keeping to the protocol', async () => {
    const init = { type: 'connection_init' }
    expect(await closeCode('{')).toBe(4400)
    expect(await closeCode('null')).toBe(4400)
    expect(await closeCode('[]')).toBe(4400)
    expect(await closeCode({ type: '__proto__' })).toBe(4400)
    expect(await closeCode({ type: 'constructor' })).toBe(4400)
    expect(await closeCode({ id: 'a', type: 'subscribe', payload: { query: '{ echo }' } })).toBe(4401)
    expect(await closeCode(init, init)).toBe(4429)
    const twice = await connected()
    const query = 'subscription { runEvents(runId: "7") { sequence } }'
    for (let time = 0; time < 2; time += 1) twice.send({ id: 'a', type: 'subscribe', payload: { query } })
    expect((await twice.closed).code).toBe(4409)
    const other = target.socket({ protocol: null })
    expect((await other.closed).code).toBe(4406)
    expect(await closeCode(`"${'a'.repeat(100_001)}"`)).toBe(1009)
  })

  it('may send messages of a size, and not of one byte more', async () => {
    const socket = await connected()
    const frame = { id: 'a', type: 'subscribe', payload: { query: '{ echo }', extensions: { a: '' } } }
    const sized = (bytes: number) => {
      const a = 'a'.repeat(bytes - JSON.stringify(frame).length)
      return JSON.stringify({ ...frame, payload: { ...frame.payload, extensions: { a } } })
    }
    socket.send(sized(100_000))
    expect(await socket.next()).toMatchObject({ type: 'next' })
    expect(await socket.next()).toMatchObject({ type: 'complete' })
    socket.send(sized(100_001))
    expect((await socket.closed).code).toBe(1009)
  })

  it('gets deep messages refused at once', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    const asking = (data: string) =>
      `{"id":"0","type":"subscribe","payload":{"query":"query ($d: JSON) { echo(data: $d) }","variables":{"d":${data}}}}`
    for (const message of [nested(40_000), asking(nested(40_000))]) expect(await closeCode(message)).toBe(4400)
    // Many that are as deep as is read, and deeper than a variable may be.
    const deep = `[${Array.from({ length: 300 }, () => nested(90))}]`
    const socket = await connected()
    let id = 0
    const cpuMs = await cheapest(async () => {
      id += 1
      const payload = `{"query":"query ($d: JSON) { echo(data: $d) }","variables":{"d":${deep}}}`
      socket.send(`{"id":"${id}","type":"subscribe","payload":${payload}}`)
      expect(await socket.next()).toMatchObject({
        id: `${id}`,
        type: 'error',
        payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      })
    }, AT_ONCE_MS)
    expect(cpuMs).toBeLessThan(AT_ONCE_MS)
  })

  it('cannot be had in a form that is not of WebSocket 13', async () => {
    const statusOf = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const sending = request({ port: target.bound.port, host: '127.0.0.1', path: '/graphql', headers })
        sending.on('response', (response) => {
          response.resume()
          resolve(response.statusCode ?? 0)
        })
        sending.on('upgrade', (response, socket) => {
          socket.destroy()
          resolve(response.statusCode ?? 0)
        })
        sending.on('error', reject)
        sending.end()
      })
    const upgrade = { connection: 'upgrade', upgrade: 'websocket' }
    expect(await statusOf(upgrade)).toBe(400)
    expect(await statusOf({ ...upgrade, 'sec-websocket-version': '12', 'sec-websocket-key': 'AA==' })).toBe(400)
    expect(await statusOf({ ...upgrade, 'sec-websocket-version': '13', 'sec-websocket-key': 'x' })).toBe(400)
  })
})
