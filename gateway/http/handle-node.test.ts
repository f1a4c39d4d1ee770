import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../testing/serve-test-gateway.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

describe('POST /graphql over a connection', () => {
  let test: ServedTestGateway
  beforeAll(async () => {
    test = await serveTestGateway()
  })
  afterAll(() => test.dispose())
  afterEach(() => test.instead.clear())

  const post = (body: NonNullable<RequestInit['body']>, headers: Record<string, string> = JSON_TYPE) =>
    fetch(`${test.bound.url}/graphql`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  const echo = (text: string) =>
    JSON.stringify({ query: 'query ($text: String) { echo(text: $text) }', variables: { text } })

  it.each(['plain', 'Grüße', '“quoted”', '日本語', '👩‍🚀', 'é'.repeat(20_000)])(
    'answers %j as it was asked, with its length',
    async (text) => {
      const response = await post(echo(text))
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(JSON.parse(bytes.toString()).data.echo).toContain(text)
      expect(response.headers.get('content-length')).toBe(String(bytes.length))
      expect(response.headers.get('transfer-encoding')).toBeNull()
    },
  )

  it('carries the headers that every answer has, in the process too', async () => {
    const names = (headers: Headers) =>
      [...headers.keys()].filter((name) => !['connection', 'keep-alive', 'date', 'content-length'].includes(name))
    const over = await post('{"query":"{ echo }"}')
    const within = await test.ask('{ echo }')
    expect(names(over.headers)).toEqual(names(within.headers))
    for (const name of names(over.headers).filter((one) => one !== 'x-request-id'))
      expect(over.headers.get(name)).toBe(within.headers.get(name))
    expect(over.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('reads a body in pieces, and with a mark of its byte order', async () => {
    const pieces = Buffer.from(echo('in piéces')).map((byte) => byte)
    async function* slowly() {
      for (let place = 0; place < pieces.length; place += 7) yield pieces.subarray(place, place + 7)
    }
    expect((await (await post(ReadableStream.from(slowly()) as never)).json()) as object).toMatchObject({
      data: { echo: expect.stringContaining('in piéces') },
    })
    expect((await post(`\uFEFF${echo('a')}`)).status).toBe(200)
  })

  it('takes a body of 256 KiB and refuses one byte more, with its length told or not', async () => {
    const padded = (length: number) => '{"query":"{ echo }"}'.padEnd(length)
    async function* chunks(text: string) {
      for (let place = 0; place < text.length; place += 50_000) yield Buffer.from(text.slice(place, place + 50_000))
    }
    for (const [length, status] of [
      [262_144, 200],
      [262_145, 413],
    ] as const) {
      expect((await post(padded(length))).status).toBe(status)
      expect((await post(ReadableStream.from(chunks(padded(length))) as never)).status).toBe(status)
    }
  })

  it('gives up what a client asked for that went', async () => {
    const asked = Promise.withResolvers<AbortSignal>()
    test.instead.set('users', (request) => {
      asked.resolve(request.signal)
      return Promise.withResolvers<Response>().promise
    })
    const leaving = new AbortController()
    const answer = fetch(`${test.bound.url}/graphql`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{"query":"{ echo }"}',
      signal: leaving.signal,
    })
    const signal = await asked.promise
    expect(signal.aborted).toBe(false)
    leaving.abort()
    await expect(answer).rejects.toThrow()
    if (!signal.aborted) await once(signal, 'abort')
  })

  it('bears a client that breaks off in the middle of its body, and a Host that is none', async () => {
    const { port } = test.bound
    const raw = async (text: string) => {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(text)
      return socket
    }
    const broken = await raw(
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"que',
    )
    broken.destroy()
    const body = JSON.stringify({ query: 'subscription { runEvents(runId: "7") { sequence } }' })
    const length = `Content-Length: ${body.length}\r\nConnection: close`
    const odd = await raw(
      `POST /graphql HTTP/1.1\r\nHost: [\r\nContent-Type: application/json\r\n${length}\r\n\r\n${body}`,
    )
    const [head] = await once(odd, 'data')
    expect(String(head)).toMatch(/^HTTP\/1\.1 406/)
    expect((await post('{"query":"{ echo }"}')).status).toBe(200)
  })
})
