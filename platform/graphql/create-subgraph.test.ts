import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import { IDENTITY_HEADER, type SignIdentityInput, signInternalIdentity } from '../auth/index.ts'
import { ClientError } from '../errors/index.ts'
import { createLogger } from '../telemetry/index.ts'
import { createSubgraph, defineSubgraph, type RequestContext, type RunningSubgraph } from './index.ts'

const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
scalar DateTime
type Thing @key(fields: "id") { id: ID! }
type Query { thing(n: Int): Thing who: String broken: String refused: String badTime: DateTime extended: String }
type Subscription { ticks: Int failing: Int }`

let test: TestPlatform
let subgraph: RunningSubgraph
let ticks: { asked: number; ended: PromiseWithResolvers<void>; next: PromiseWithResolvers<void>[] }
let folder: string

/** What was logged since the last test. */
const logged = (): Record<string, unknown>[] =>
  readFileSync(join(folder, 'log'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** Numbers from 0; each waits until it is let go, and the end is seen. */
function countTicks(): AsyncIterableIterator<{ ticks: number }> {
  const iterator: AsyncIterableIterator<{ ticks: number }> = {
    [Symbol.asyncIterator]: () => iterator,
    async next() {
      const n = ticks.asked++
      await ticks.next[n]?.promise
      return { done: false, value: { ticks: n } }
    },
    async return() {
      ticks.ended.resolve()
      return { done: true, value: undefined }
    },
  }
  return iterator
}

const definition = defineSubgraph<object, RequestContext<object>>({
  name: 'sample',
  services: () => ({}),
  resolvers: {
    Thing: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
    Query: {
      thing: (_: unknown, { n }: { n?: number }) => ({ id: String(n) }),
      who: (_: unknown, __: unknown, context: RequestContext) => context.principal?.userId ?? 'nobody',
      broken: () => {
        throw new TypeError('password is hunter2')
      },
      refused: () => {
        throw new ClientError('RATE_LIMITED', 'Slowly.', { retryAfterMs: 5 })
      },
      badTime: () => 'yesterday',
      extended: (_: unknown, __: unknown, context: RequestContext) => {
        context.responseExtensions.cookie = 'c'
        return 'x'
      },
    },
    Subscription: {
      ticks: { subscribe: countTicks },
      failing: {
        async *subscribe() {
          yield { failing: 1 }
          throw new Error('the source broke')
        },
      },
    },
  },
  routes: () => ({
    '/plain': async (request) => new Response(await request.text()),
    '/plain/broken': async () => {
      throw new Error('a bug')
    },
  }),
})

beforeAll(async () => {
  test = await createTestPlatform()
  folder = mkdtempSync(join(tmpdir(), 'chainlens-log-'))
  const logger = createLogger({ level: 'error', name: 'test', file: join(folder, 'log') })
  subgraph = await createSubgraph(definition, { ...test.platform, logger }, SDL)
})

beforeEach(() => {
  truncateSync(join(folder, 'log'))
  ticks = { asked: 0, ended: Promise.withResolvers(), next: [] }
})

afterAll(async () => {
  await subgraph.dispose()
  await test.dispose()
  rmSync(folder, { recursive: true })
})

async function post(
  body: string,
  more: { identity?: Partial<SignIdentityInput>; token?: string | null; signal?: AbortSignal; key?: Uint8Array } = {},
): Promise<Response> {
  const identity = { issuer: 'gateway', audience: 'sample', principal: null, requestId: 'r1', body, ...more.identity }
  const key = more.key ?? test.platform.keys.internalIdentity
  const token = more.token === undefined ? await signInternalIdentity(key, identity) : more.token
  const headers: Record<string, string> = token === null ? {} : { [IDENTITY_HEADER]: token }
  const init = { method: 'POST', headers, body, ...(more.signal ? { signal: more.signal } : {}) }
  return subgraph.fetch(new Request('http://sample.test/graphql', init))
}
const ask = (query: string, more: Parameters<typeof post>[1] = {}) => post(JSON.stringify({ query }), more)

describe('a subgraph without a signed identity', () => {
  const queries = [
    '{ __typename }',
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { __typename } }',
    '{ thing { id } }',
    'subscription { ticks }',
    '{ no such',
  ]

  it.each(queries)('answers nothing: %s', async (query) => {
    const response = await ask(query, { token: null })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({
      errors: [{ message: 'Only services of ChainLens may ask this.', extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  it.each([
    ['for another subgraph', { identity: { audience: 'other' } }],
    ['for another body', { identity: { body: '{}' } }],
    ['of another key', { key: new Uint8Array(32) }],
    ['that is none', { token: 'a.b.c' }],
  ])('refuses an identity %s', async (_, more) => {
    expect((await ask('{ __typename }', more)).status).toBe(401)
  })

  it('refuses an identity that has expired, with some tolerance for clocks', async () => {
    const { SignJWT, decodeJwt } = await import('jose')
    const body = JSON.stringify({ query: '{ __typename }' })
    const key = test.platform.keys.internalIdentity
    const identity = { issuer: 'gateway', audience: 'sample', principal: null, requestId: 'r1', body }
    const claims = decodeJwt(await signInternalIdentity(key, identity))
    const expired = (secondsAgo: number) =>
      new SignJWT({ ...claims, exp: Math.floor(Date.now() / 1000) - secondsAgo })
        .setProtectedHeader({ alg: 'HS256', typ: 'chainlens-internal+jwt' })
        .sign(key)
    expect((await post(body, { token: await expired(1) })).status).toBe(200)
    expect((await post(body, { token: await expired(10) })).status).toBe(401)
  })
})

describe('a request to a subgraph', () => {
  it('is answered as the principal of its identity', async () => {
    const principal = { userId: 'u1', role: 'USER' as const, scopes: ['*'], signInId: null, runId: null }
    expect(await (await ask('{ who }', { identity: { principal } })).json()).toEqual({ data: { who: 'u1' } })
    expect(await (await ask('{ who }')).json()).toEqual({ data: { who: 'nobody' } })
  })

  it('may have 2,000,000 bytes, counted as bytes, and none more', async () => {
    const padded = (bytes: number) => {
      const start = '{"query":"{ who }","operationName":null,"variables":{"x":"'
      const characters = Math.floor((bytes - start.length - 3) / 2)
      const body = `${start}${'é'.repeat(characters)}`
      return `${body}${'x'.repeat(bytes - 3 - Buffer.byteLength(body))}"}}`
    }
    expect(Buffer.byteLength(padded(2_000_000))).toBe(2_000_000)
    expect((await post(padded(2_000_000))).status).toBe(200)
    expect((await post(padded(2_000_001))).status).toBe(413)
  })

  it('is not read on when it is too large', async () => {
    let pulled = 0
    const pull = (controller: ReadableStreamDefaultController) => {
      pulled++
      controller.enqueue(new Uint8Array(100_000))
    }
    const init = { method: 'POST', body: new ReadableStream({ pull }), duplex: 'half' } as RequestInit
    const response = await subgraph.fetch(new Request('http://sample.test/graphql', init))
    expect(response.status).toBe(413)
    expect(pulled).toBeLessThan(25)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"query":1}',
    '{"query":"{who}","variables":"x"}',
    '{"query":"{who}","operationName":1}',
  ])('is refused with 400 where its body is %j', async (body) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
  })

  it('carries what resolvers leave for the gateway', async () => {
    expect(await (await ask('{ extended }')).json()).toEqual({ data: { extended: 'x' }, extensions: { cookie: 'c' } })
  })

  it('finds plain routes, health and nothing else', async () => {
    const get = (path: string, init?: RequestInit) => subgraph.fetch(new Request(`http://sample.test${path}`, init))
    expect(await (await get('/plain', { method: 'POST', body: 'hello' })).text()).toBe('hello')
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/graphql')).status).toBe(405)
    expect((await get('/constructor')).status).toBe(404)
    const broken = await get('/plain/broken')
    expect([broken.status, (await broken.text()).includes('a bug')]).toEqual([500, false])
    expect(logged()).toHaveLength(1)
  })
})

describe('an error', () => {
  it('that nobody expected is masked with the request id, and logged', async () => {
    const answer = await (await ask('{ broken who }')).json()
    expect(answer).toMatchObject({
      data: { broken: null, who: 'nobody' },
      errors: [{ path: ['broken'], extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r1' } }],
    })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
    expect(logged()).toMatchObject([{ requestId: 'r1', err: { message: 'password is hunter2' } }])
  })

  it('for the client passes with its code and extensions, and is not logged', async () => {
    const { errors } = (await (await ask('{ refused }')).json()) as { errors: unknown }
    expect(errors).toMatchObject([{ message: 'Slowly.', extensions: { code: 'RATE_LIMITED', retryAfterMs: 5 } }])
    expect(logged()).toEqual([])
  })

  it("of our own values is ours, not the client's", async () => {
    const { errors } = (await (await ask('{ badTime }')).json()) as { errors: unknown }
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(logged()).toHaveLength(1)
  })

  it.each([
    ['{ nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ who', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['query ($n: Int) { thing(n: $n) { id } }', { n: 'x' }, 'GRAPHQL_VALIDATION_FAILED'],
  ])('of the request is told as it is: %s', async (query, variables, code) => {
    const { errors } = (await (await post(JSON.stringify({ query, variables }))).json()) as { errors: unknown }
    expect(errors).toMatchObject([{ extensions: { code } }])
    expect(logged()).toEqual([])
  })
})

describe('a subscription', () => {
  const decoder = new TextDecoder()

  it('comes as server-sent events, one result asked for at a time', async () => {
    const response = await ask('subscription { ticks }')
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const reader = response.body?.getReader()
    const read = async () => decoder.decode((await reader?.read())?.value)
    expect(await read()).toBe(':\n\n')
    expect(await read()).toBe('event: next\ndata: {"data":{"ticks":0}}\n\n')
    expect(await read()).toBe('event: next\ndata: {"data":{"ticks":1}}\n\n')
    await new Promise((resolve) => setImmediate(resolve))
    expect(ticks.asked).toBeLessThanOrEqual(3)
    await reader?.cancel()
    await ticks.ended.promise
  })

  it('ends its source when the client goes while nothing happens', async () => {
    ticks.next = [Promise.withResolvers()]
    const reader = (await ask('subscription { ticks }')).body?.getReader()
    await reader?.read()
    const waiting = reader?.read()
    await reader?.cancel()
    await ticks.ended.promise
    expect(await waiting).toEqual({ done: true, value: undefined })
  })

  it("ends its source when the request's signal aborts, though nobody cancels", async () => {
    ticks.next = [Promise.withResolvers()]
    const leaving = new AbortController()
    const reader = (await ask('subscription { ticks }', { signal: leaving.signal })).body?.getReader()
    await reader?.read()
    const waiting = reader?.read()
    leaving.abort(new Error('gone'))
    await ticks.ended.promise
    await expect(waiting).rejects.toThrow('gone')
  })

  it('breaks off, and is logged, when its source throws in the middle', async () => {
    const reader = (await ask('subscription { failing }')).body?.getReader()
    await reader?.read()
    expect(decoder.decode((await reader?.read())?.value)).toContain('{"data":{"failing":1}}')
    await expect(reader?.read()).rejects.toThrow('the source broke')
    expect(logged()).toMatchObject([{ err: { message: 'the source broke' } }])
  })

  it('that is refused answers as a query does', async () => {
    const response = await ask('subscription { nothing }')
    expect(response.headers.get('content-type')).toContain('application/graphql-response+json')
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
  })
})
