import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/start-server.ts'
import { type FetchBytesInput, fetchBytes } from './fetch-bytes.ts'
import type { SourceFailure } from './source-failure.ts'

const servers: TestServer[] = []

async function serve(answer: Parameters<typeof startServer>[0]): Promise<TestServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.dispose()))
})

const input = (url: string, more: Partial<FetchBytesInput> = {}): FetchBytesInput => ({
  source: 'Sample',
  url,
  timeoutMs: 20_000,
  acceptStatuses: [],
  ...more,
})
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('it answered')
    },
    (error: SourceFailure) => error,
  )

/** A host that takes connections and hands each to `answer`. */
async function listen(answer: (socket: import('node:net').Socket) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as import('node:net').AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, close: () => new Promise((resolve) => server.close(resolve)) }
}

describe('fetchBytes', () => {
  it.each([
    ['says its size', true],
    ['does not say its size', false],
  ])('takes an answer of just the largest size that %s and refuses one byte more', async (_, says) => {
    const server = await serve((request, response) => {
      const body = 'x'.repeat(Number(request.url?.slice(1)))
      if (says) response.setHeader('content-length', body.length)
      else response.write('')
      response.flushHeaders()
      response.end(body)
    })
    const { bytes } = await fetchBytes(input(`${server.url}/1000`, { maxBytes: 1000 }))
    expect(bytes.length).toBe(1000)
    const failure = await failureOf(fetchBytes(input(`${server.url}/1001`, { maxBytes: 1000 })))
    expect(failure).toMatchObject({ code: 'BAD_ANSWER', neverReached: false })
    expect(failure.message).toBe('the answer is larger than 0.001 MB.')
  })

  it('refuses an answer by the size that its head says, before any of it is there', async () => {
    const gone = Promise.withResolvers<void>()
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1001 }).flushHeaders()
      response.on('close', gone.resolve)
    })
    const failure = await failureOf(fetchBytes(input(server.url, { maxBytes: 1000 })))
    expect(failure).toMatchObject({ code: 'BAD_ANSWER', neverReached: false })
    await gone.promise
  })

  it('stops reading an answer that never ends', async () => {
    const gone = Promise.withResolvers<void>()
    const server = await serve((_, response) => {
      const write = () => {
        while (response.write('x'.repeat(100_000)));
      }
      response.on('drain', write).on('close', gone.resolve)
      write()
    })
    const failure = await failureOf(fetchBytes(input(server.url, { maxBytes: 1_000_000 })))
    expect(failure.code).toBe('BAD_ANSWER')
    await gone.promise
  })

  it.each([
    ['before its head', false],
    ['within its body', true],
  ])('gives up on an answer that stalls %s', async (_, withHead) => {
    const server = await serve((_, response) => {
      if (withHead) response.write('{')
    })
    const failure = await failureOf(fetchBytes(input(server.url, { timeoutMs: 100 })))
    expect(failure).toMatchObject({ code: 'TIMED_OUT', neverReached: false, retryable: true })
    expect(failure.message).toBe('no answer within 100 ms.')
  })

  it('knows a host that refuses the connection from one that was reached', async () => {
    const free = await listen(() => {})
    await free.close()
    const failure = await failureOf(fetchBytes(input(free.url)))
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', neverReached: true })
  })

  it('knows a host whose name does not resolve', async () => {
    const failure = await failureOf(fetchBytes(input('http://no-such-host.invalid/')))
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', neverReached: true })
  })

  it.each([
    ['before it answers', ''],
    ['within its head', 'HTTP/1.1 200 OK\r\ncontent-'],
    ['within its body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{'],
  ])('counts a host as reached that breaks off %s', async (_, said) => {
    const host = await listen((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.write(said, () => socket.destroy()))
    })
    const failure = await failureOf(fetchBytes(input(host.url)))
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', neverReached: false })
    await host.close()
  })

  it('lets go of a host that hangs when the process ends', async () => {
    const ending = new AbortController()
    const host = await listen((socket) => socket.on('error', () => {}).once('data', () => ending.abort()))
    const failure = await failureOf(fetchBytes({ ...input(host.url), ending: ending.signal }))
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', neverReached: false })
    await host.close()
  })

  it('counts a host as reached that speaks no HTTP', async () => {
    const host = await listen((socket) => socket.on('error', () => {}).once('data', () => socket.end('SSH-2.0\r\n')))
    const failure = await failureOf(fetchBytes(input(host.url)))
    expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE', neverReached: false })
    await host.close()
  })

  it.each([
    [429, {}, 'RATE_LIMITED', undefined],
    [429, { 'retry-after': '7' }, 'RATE_LIMITED', 7000],
    [429, { 'retry-after': 'soon' }, 'RATE_LIMITED', undefined],
    [403, { 'x-ratelimit-remaining': '0' }, 'RATE_LIMITED', undefined],
    [403, { 'x-ratelimit-remaining': '1' }, 'KEY_REFUSED', undefined],
    [403, { 'retry-after': '60' }, 'RATE_LIMITED', 60_000],
    [403, {}, 'KEY_REFUSED', undefined],
    [401, {}, 'KEY_REFUSED', undefined],
    [404, {}, 'NOT_FOUND', undefined],
    [400, {}, 'BAD_ANSWER', undefined],
    [500, {}, 'BAD_ANSWER', undefined],
    [503, {}, 'BAD_ANSWER', undefined],
  ])('reads HTTP %i with %j as %s', async (status, headers, code, retryAfterMs) => {
    const server = await serve((_, response) => response.writeHead(status, headers).end('{"error":"…"}'))
    const failure = await failureOf(fetchBytes(input(server.url)))
    expect(failure).toMatchObject({ code, neverReached: false })
    expect(failure.retryAfterMs).toBe(retryAfterMs)
    expect(failure.retryable).toBe(code !== 'NOT_FOUND')
  })

  it('reads a date in retry-after as a wait from now', async () => {
    const at = new Date(Date.now() + 3_600_000).toUTCString()
    const server = await serve((_, response) => response.writeHead(429, { 'retry-after': at }).end())
    const { retryAfterMs } = await failureOf(fetchBytes(input(server.url)))
    expect(retryAfterMs).toBeGreaterThan(3_500_000)
    expect(retryAfterMs).toBeLessThanOrEqual(3_600_000)
  })

  it('does not wait for the body of a refusal', async () => {
    const server = await serve((_, response) => response.writeHead(429).write('{'))
    expect((await failureOf(fetchBytes(input(server.url)))).code).toBe('RATE_LIMITED')
  })

  it('gives statuses that the caller reads itself', async () => {
    const server = await serve((_, response) => response.writeHead(404, { 'x-more': 'a' }).end('why'))
    const { status, bytes, headers } = await fetchBytes(input(server.url, { acceptStatuses: [404] }))
    expect([status, bytes.toString(), headers.get('x-more')]).toEqual([404, 'why', 'a'])
  })

  it.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (status) => {
    const server = await serve((_, response) => response.writeHead(status, { location: '/elsewhere' }).end())
    expect((await failureOf(fetchBytes(input(server.url)))).code).toBe('BAD_ANSWER')
    expect(server.requests.map(({ url }) => url)).toEqual(['/'])
  })
})
