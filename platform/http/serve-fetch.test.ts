import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { type BoundServer, clientAddressOf, type FetchHandler, serveFetch } from './index.ts'

const servers: BoundServer[] = []
const errors: unknown[] = []

async function serve(handler: FetchHandler, life = { isLeaving: false }): Promise<BoundServer> {
  const onError = (error: unknown) => errors.push(error)
  const server = await serveFetch(handler, { port: 0, host: '127.0.0.1', onError, life })
  servers.push(server)
  return server
}

/** What the server says to these bytes, until it closes. */
async function say(server: BoundServer, bytes: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  socket.write(bytes)
  return text(socket)
}

afterEach(async () => {
  errors.length = 0
  await Promise.all(servers.splice(0).map((server) => server.dispose()))
})

describe('serveFetch', () => {
  it('closes each connection behind its answer once the process is leaving, and none before', async () => {
    const life = { isLeaving: false }
    const server = await serve(async () => {
      life.isLeaving = true
      return new Response('said')
    }, life)
    const request = 'GET / HTTP/1.1\r\nhost: a\r\n\r\n'
    const answers = (await say(server, request + request)).split('HTTP/1.1 200')
    expect(answers).toHaveLength(3)
    expect(answers[1]).toMatch(/connection: keep-alive/i)
    expect(answers[2]).toMatch(/connection: close/i)
  })

  it('passes on method, address, headers, body and client, and sends the answer with each of its cookies', async () => {
    const server = await serve(async (request) => {
      const { pathname, search } = new URL(request.url)
      const from = clientAddressOf(request)
      const seen = [request.method, pathname, search, request.headers.get('x-a'), await request.text(), from]
      const response = Response.json(seen, { status: 201 })
      response.headers.append('set-cookie', 'a=1')
      response.headers.append('set-cookie', 'b=2')
      return response
    })
    const response = await fetch(`${server.url}/p?q=1`, { method: 'POST', headers: { 'x-a': 'b' }, body: 'body' })
    expect(response.status).toBe(201)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.json()).toEqual(['POST', '/p', '?q=1', 'b', 'body', '127.0.0.1'])
  })

  it.each([
    ['a client that goes before the answer', false],
    ['a client that goes in the middle of a stream', true],
  ])('aborts the signal and ends the stream of %s', async (_, streams) => {
    const began = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    const cancelled = Promise.withResolvers<void>()
    const server = await serve(async (request) => {
      request.signal.addEventListener('abort', () => aborted.resolve())
      began.resolve()
      if (!streams) await aborted.promise
      const start = (controller: ReadableStreamDefaultController) => controller.enqueue(Buffer.from(':\n\n'))
      return new Response(new ReadableStream({ start, cancel: () => cancelled.resolve() }))
    })
    const leaving = new AbortController()
    const asked = fetch(server.url, { signal: leaving.signal })
    if (streams) await (await asked).body?.getReader().read()
    await began.promise
    leaving.abort()
    if (!streams) await expect(asked).rejects.toThrow()
    await aborted.promise
    await cancelled.promise
    expect(errors).toEqual([])
  })

  it('answers 500 where the handler throws, tells of it, and goes on', async () => {
    const server = await serve(async ({ url }) => {
      if (url.endsWith('/bad')) throw new Error('a bug with secrets')
      return new Response('fine')
    })
    const response = await fetch(`${server.url}/bad`)
    expect([response.status, await response.text()]).toEqual([500, ''])
    expect(errors).toMatchObject([{ message: 'a bug with secrets' }])
    expect(await (await fetch(server.url)).text()).toBe('fine')
  })

  it('cuts off an answer whose stream fails, so that half of one is not taken for a whole', async () => {
    const server = await serve(async () => {
      let n = 0
      const pull = (controller: ReadableStreamDefaultController) => {
        if (n++ > 0) throw new Error('broke')
        controller.enqueue(Buffer.from('half'))
      }
      return new Response(new ReadableStream({ pull }))
    })
    await expect(fetch(server.url).then((response) => response.text())).rejects.toThrow()
    expect(errors).toMatchObject([{ message: 'broke' }])
  })

  it.each([
    ['GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'],
    ['GET http://[x HTTP/1.1\r\nhost: [\r\nconnection: close\r\n\r\n'],
    ['TRACE / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
  ])('answers 400 to %j and tells nobody', async (bytes) => {
    const server = await serve(async () => new Response('fine'))
    expect(await say(server, bytes)).toMatch(/^HTTP\/1.1 400 /)
    expect(errors).toEqual([])
  })

  it('serves the next request on a connection whose body was not read', async () => {
    const server = await serve(async ({ method }) => new Response('', { status: method === 'POST' ? 413 : 200 }))
    const body = 'x'.repeat(3_000_000)
    const post = `POST / HTTP/1.1\r\nhost: a\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    const said = await say(server, `${post}GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)
    expect(said.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
  })

  it('says PORT_IN_USE and what to do', async () => {
    const { port } = await serve(async () => new Response())
    const second = serveFetch(async () => new Response(), { port, host: '127.0.0.1' })
    await expect(second).rejects.toMatchObject({ code: 'PORT_IN_USE', hint: expect.stringContaining('PORT=') })
  })

  it('frees the port on dispose though clients keep connections and streams open', async () => {
    const stream = new Response(new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('.')) }))
    const server = await serveFetch(async ({ url }) => (url.endsWith('/stream') ? stream : new Response('x')), {
      port: 0,
      host: '127.0.0.1',
    })
    await (await fetch(server.url)).text()
    const open = await fetch(`${server.url}/stream`)
    const reader = open.body?.getReader()
    await reader?.read()
    await server.dispose()
    await expect(reader?.read()).rejects.toThrow()
    const next = await serveFetch(async () => new Response('y'), { port: server.port, host: '127.0.0.1' })
    await next.dispose()
  })

  it('lets an answer that is under way end within the grace period', async () => {
    const arrived = Promise.withResolvers<void>()
    const mayAnswer = Promise.withResolvers<void>()
    const server = await serveFetch(
      async () => {
        arrived.resolve()
        await mayAnswer.promise
        return new Response('whole')
      },
      { port: 0, host: '127.0.0.1' },
    )
    const asked = fetch(server.url, { headers: { connection: 'close' } })
    await arrived.promise
    const disposed = server.dispose(30_000)
    mayAnswer.resolve()
    expect(await (await asked).text()).toBe('whole')
    await disposed
  })
})
