import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestDataSource, type TestDataSource, testContext, testRequest } from '../../testing/test-data-source.ts'
import { until } from '../../testing/until.ts'

const ANSWER = '{"data":{"a":1}}'
let server: Server
let answer: (request: IncomingMessage, response: ServerResponse, asked: number) => void
let bodies: string[]
let source: TestDataSource

function listen(handler: RequestListener): Promise<Server> {
  const made = createServer(handler)
  return new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve(made)))
}
const urlOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}/graphql`

function ok(response: ServerResponse, body = ANSWER): void {
  response.setHeader('content-type', 'application/json').end(body)
}

beforeEach(async () => {
  bodies = []
  let asked = 0
  answer = (_, response) => ok(response)
  server = await listen(async (request, response) => {
    asked += 1
    const own = asked
    bodies.push(await text(request))
    answer(request, response, own)
  })
  source = createTestDataSource({ url: urlOf(server), maxResponseBytes: 1_000 })
})
/** Has little patience from now on. */
async function hurry(timeoutMs: number): Promise<void> {
  await source.dispose()
  source = createTestDataSource({ url: urlOf(server), timeoutMs })
}
afterEach(async () => {
  await source.dispose()
  server.closeAllConnections()
  server.close()
})

const query = (context = testContext()) => source.ask(testRequest('{ a }', { context }))
const mutation = () => source.ask(testRequest('mutation { a }'))

describe('a request over the network', () => {
  it('is the operation, its variables and entities as they were serialised before, and who asks', async () => {
    const headers: IncomingMessage['headers'][] = []
    answer = (request, response) => {
      headers.push(request.headers)
      ok(response, '{"data":{"_entities":[null,null]}}')
    }
    await source.dispose()
    const authorize = ({ body }: { body: string }) => ({ 'x-signed': String(body.length) })
    source = createTestDataSource({ url: urlOf(server), authorize })
    await source.ask(testRequest('query ($n: Int) { a }', { variables: { n: 1 }, ids: ['1', 'ä'] }))
    await source.ask(testRequest('query { b }', { ids: ['1', '2'] }))
    const [first, second] = bodies.map((body) => JSON.parse(body))
    const user = (id: string) => ({ __typename: 'User', id })
    expect(first).toEqual({
      query: 'query ($n: Int) { a }',
      variables: { n: 1, representations: [user('1'), user('ä')] },
    })
    expect(second).toEqual({ query: 'query { b }', variables: { representations: [user('1'), user('2')] } })
    expect(headers[0]).toMatchObject({
      'x-signed': String(bodies[0]?.length),
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(bodies[0] ?? '')),
    })
  })

  it('goes on a connection that is there already, of which one more is made while the first is being put back', async () => {
    const ports = new Set<number | undefined>()
    answer = (request, response) => {
      ports.add(request.socket.remotePort)
      ok(response)
    }
    for (let time = 0; time < 5; time += 1) await query()
    expect(ports.size).toBeLessThanOrEqual(2)
  })

  it('takes an answer of as many bytes as it may have, told or not, and none more', async () => {
    const body = (bytes: number) => `{"data":{"a":"${'x'.repeat(bytes - 17)}"}}`
    for (const told of [true, false]) {
      const reply = (bytes: number) => (_: IncomingMessage, response: ServerResponse) => {
        if (told) response.setHeader('content-length', bytes)
        else response.write(body(bytes).slice(0, 1))
        response.end(told ? body(bytes) : body(bytes).slice(1))
      }
      answer = reply(1_000)
      expect(Object.keys((await query()).data ?? {})).toEqual(['a'])
      answer = reply(1_001)
      await expect(query()).rejects.toMatchObject({ reason: 'TOO_LARGE' })
    }
  })

  it('takes an answer whatever its status is, but for a redirect', async () => {
    for (const status of [200, 400, 403, 500, 503]) {
      answer = (_, response) => ok(Object.assign(response, { statusCode: status }))
      expect(await query()).toEqual(JSON.parse(ANSWER))
    }
  })
})

describe('a subgraph over the network that fails', () => {
  const MEGABYTE = Buffer.alloc(1_000_000, 'x')
  const ways: Record<string, [reason: string, answers: typeof answer]> = {
    'never answers': ['TIMED_OUT', () => {}],
    'stops after its headers': ['TIMED_OUT', (_, response) => response.flushHeaders()],
    'answers drop by drop': [
      'TIMED_OUT',
      (_, response) => {
        const dripping = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(dripping))
      },
    ],
    'answers with 50 MB, and says so': [
      'TOO_LARGE',
      (_, response) => {
        response.writeHead(200, { 'content-length': 50_000_000 })
        response.write(MEGABYTE)
      },
    ],
    'answers with 50 MB without saying so': [
      'TOO_LARGE',
      (_, response) => {
        const pour = () => {
          while (!response.destroyed && response.write(MEGABYTE));
        }
        response.on('drain', pour)
        pour()
      },
    ],
    'answers with a page': [
      'BAD_ANSWER',
      (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'),
    ],
    'answers with nothing': ['BAD_ANSWER', (_, response) => response.end()],
    'answers with garbage': ['BAD_ANSWER', (_, response) => ok(response, '{"data"')],
    'answers with JSON that is no answer': ['BAD_ANSWER', (_, response) => ok(response, '[]')],
    'sends it elsewhere': [
      'BAD_ANSWER',
      (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/graphql' }).end(ANSWER),
    ],
    'breaks off in the middle of its answer': [
      'UNREACHABLE',
      (request, response) => {
        response.writeHead(200, { 'content-length': 500 })
        response.write('{"da', () => request.socket.destroy())
      },
    ],
  }

  for (const [how, [reason, answers]] of Object.entries(ways))
    it(`is ${reason} when it ${how}, and not asked again`, async () => {
      answer = answers
      if (reason === 'TIMED_OUT') await hurry(500)
      await expect(query()).rejects.toMatchObject({ reason })
      // One that is late may not even have come.
      expect(bodies.length).toBeLessThanOrEqual(1)
      expect(await source.counted('subgraphRequests', { outcome: reason.toLowerCase() })).toBe(1)
      if (reason === 'TIMED_OUT') return
      // The connection that went wrong is not used again.
      answer = (_, response) => ok(response)
      expect(await query()).toEqual(JSON.parse(ANSWER))
    })

  it('is asked a second time by a query whose connection was cut before an answer came', async () => {
    answer = (request, response, asked) => (asked === 1 ? request.socket.resetAndDestroy() : ok(response))
    expect(await query()).toEqual(JSON.parse(ANSWER))
    expect(bodies).toHaveLength(2)
    expect(await source.counted('subgraphRetries')).toBe(1)
  })

  it('is not asked a third time', async () => {
    answer = (request) => request.socket.resetAndDestroy()
    await expect(query()).rejects.toMatchObject({ reason: 'UNREACHABLE' })
    expect(bodies).toHaveLength(2)
  })

  it('is never asked a second time by a mutation', async () => {
    answer = (request) => request.socket.destroy()
    await expect(mutation()).rejects.toMatchObject({ reason: 'UNREACHABLE' })
    expect(bodies).toHaveLength(1)
    expect(await source.counted('subgraphRetries')).toBe(0)
  })

  it('costs nothing when it closes a connection that was kept', async () => {
    await query()
    const closed = new Promise<void>((resolve) => server.once('connection', () => resolve()))
    server.closeIdleConnections()
    expect(await query()).toEqual(JSON.parse(ANSWER))
    await closed
  })

  it('is unreachable where nobody listens', async () => {
    const gone = await listen(() => {})
    const url = urlOf(gone)
    gone.close()
    const nobody = createTestDataSource({ url })
    await expect(nobody.ask(testRequest('{ a }'))).rejects.toMatchObject({ reason: 'UNREACHABLE' })
    expect(await nobody.counted('subgraphRetries')).toBe(1)
    await nobody.dispose()
  })
})

describe('a client that goes', () => {
  it('ends its request at the subgraph, and is not to blame for it', async () => {
    const leaving = new AbortController()
    const closed = Promise.withResolvers<void>()
    answer = (_, response) => {
      response.on('close', closed.resolve)
      leaving.abort(new Error('gone'))
    }
    await expect(query(testContext({ signal: leaving.signal }))).rejects.toThrow('gone')
    await closed.promise
    await until(() => bodies.length === 1)
    expect(await source.counted('subgraphRequests', { outcome: 'cancelled' })).toBe(1)
  })

  it('asks nobody when it had gone before', async () => {
    const signal = AbortSignal.abort(new Error('gone'))
    await expect(query(testContext({ signal }))).rejects.toThrow('gone')
    await expect(source.open(testRequest('subscription { a }', { context: testContext({ signal }) }))).rejects.toThrow(
      'gone',
    )
    expect(bodies).toEqual([])
  })
})

describe('a stream over the network', () => {
  const open = (signal: AbortSignal) =>
    source.open(testRequest('subscription { a }', { context: testContext({ signal }) }))

  it('goes on longer than an answer may take, until its client goes', async () => {
    await hurry(1_500)
    const leaving = new AbortController()
    const closed = Promise.withResolvers<void>()
    let send = (_: string) => {}
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).write(':\n\n')
      response.on('close', closed.resolve)
      send = (chunk) => void response.write(chunk)
    }
    const opened = await open(leaving.signal)
    if (opened.kind !== 'bytes') throw new Error(opened.kind)
    const chunks = opened.bytes[Symbol.asyncIterator]()
    expect(String((await chunks.next()).value)).toBe(':\n\n')
    setTimeout(() => send('late'), 1_600)
    expect(String((await chunks.next()).value)).toBe('late')
    leaving.abort(new Error('gone'))
    await expect(chunks.next()).rejects.toThrow('gone')
    await closed.promise
  })

  it('is an answer where the subgraph refuses', async () => {
    answer = (_, response) => ok(response, '{"errors":[{"message":"no"}]}')
    expect(await open(new AbortController().signal)).toEqual({
      kind: 'answer',
      answer: { errors: [{ message: 'no' }] },
    })
  })

  it.each([
    ['never begins', 'TIMED_OUT', () => {}],
    ['is a page', 'BAD_ANSWER', (_: unknown, response: ServerResponse) => response.writeHead(404).end('<html>')],
  ])('that %s is %s', async (_, reason, answers) => {
    answer = answers as typeof answer
    if (reason === 'TIMED_OUT') await hurry(100)
    await expect(open(new AbortController().signal)).rejects.toMatchObject({ reason })
  })

  it('takes no room from requests', async () => {
    await source.dispose()
    source = createTestDataSource({ url: urlOf(server), concurrent: 1 })
    answer = (_, response, asked) => {
      if (asked > 3) ok(response)
      else response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    }
    for (let time = 0; time < 3; time += 1) await open(new AbortController().signal)
    expect(await query()).toEqual(JSON.parse(ANSWER))
  })
})
