import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/test-gateway.ts'

describe('GraphQL over HTTP', () => {
  let test: TestGateway
  beforeAll(async () => {
    test = await createTestGateway()
  })
  afterAll(() => test.dispose())

  const send = async (init: RequestInit & { path?: string }) => {
    const response = await test.gateway.fetch(new Request(`http://gateway.test${init.path ?? '/graphql'}`, init))
    const text = await response.text()
    return { status: response.status, headers: response.headers, text }
  }
  const json = { 'content-type': 'application/json' }

  it('answers in the type that the client prefers', async () => {
    const body = '{"query":"{ echo }"}'
    const plain = await send({ method: 'POST', headers: json, body })
    expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const accept = 'application/graphql-response+json, application/json;q=0.9'
    const modern = await send({ method: 'POST', headers: { ...json, accept }, body })
    expect(modern.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8')
  })

  it('refuses what a form of another site could send', async () => {
    const before = test.requests.length
    const attempts: RequestInit[] = [
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ echo }"}' },
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query=%7Becho%7D' },
      { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=a' }, body: '--a--' },
      { method: 'POST', body: '{"query":"{ echo }"}' },
    ]
    for (const attempt of attempts) {
      const { status, text } = await send(attempt)
      expect(status).toBe(400)
      expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT')
    }
    expect((await send({ path: '/graphql?query={echo}' })).status).toBe(400)
    expect(test.requests.slice(before).filter(({ path }) => path === '/graphql')).toEqual([])
  })

  it('answers a GET only with a header that no form can send, and never a mutation', async () => {
    const headers = { 'apollo-require-preflight': 'yes' }
    expect((await send({ path: '/graphql?query={echo}', headers })).status).toBe(200)
    expect((await send({ path: '/graphql?query=mutation{count}', headers })).status).toBe(405)
    expect(
      (await send({ path: '/graphql?query={echo}', headers: { ...headers, 'content-type': 'text/plain' } })).status,
    ).toBe(415)
  })

  it.each([
    '',
    '{',
    '[]',
    '5',
    'null',
    '{}',
    '{"query":5}',
    '{"query":"{ echo }","variables":"x"}',
    '[{"query":"{ echo }"},{"query":"{ echo }"}]',
  ])('refuses the body %s', async (body) => {
    const { status, text } = await send({ method: 'POST', headers: json, body })
    expect(status).toBe(400)
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  it('tells clients that send a hash in place of a text to send the text', async () => {
    const persisted = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
    const hash = await send({ method: 'POST', headers: json, body: JSON.stringify({ extensions: persisted }) })
    expect([hash.status, JSON.parse(hash.text).errors]).toEqual([
      200,
      [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    ])
    const body = JSON.stringify({ query: '{ echo }', extensions: persisted })
    expect((await send({ method: 'POST', headers: json, body })).status).toBe(200)
  })

  it('has the status of a fault that the client caused, but for clients that know JSON alone', async () => {
    const statuses = async (accept: string | null, query: string) => {
      const headers = { ...json, ...(accept ? { accept } : {}) }
      return (await send({ method: 'POST', headers, body: JSON.stringify({ query }) })).status
    }
    const deep = `{ run(id: "7") ${'{ session '.repeat(30)}{ id }${' }'.repeat(30)} }`
    for (const query of ['{', '{ nothing }', 'query A { echo } query B { echo }']) {
      expect(await statuses('application/json', query)).toBe(200)
      for (const accept of [null, '*/*', 'application/graphql-response+json'])
        expect(await statuses(accept, query)).toBe(400)
    }
    expect(await statuses('application/json', deep)).toBe(400)
    expect(await statuses('text/html', '{ echo }')).toBe(406)
  })

  it('refuses other methods, other charsets and other addresses', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'])
      expect((await send({ method })).status).toBe(405)
    const headers = { 'content-type': 'application/json; charset=ibm420' }
    expect((await send({ method: 'POST', headers, body: '{"query":"{ echo }"}' })).status).toBe(415)
    expect((await send({ path: '/graphql/else' })).status).toBe(404)
    expect((await send({ path: '/metrics' })).status).toBe(404)
  })

  it('takes a body of 256 KiB and refuses one byte more', async () => {
    const padding = (length: number) => `{"query":"{ echo }"${' '.repeat(length - '{"query":"{ echo }"}'.length)}}`
    expect((await send({ method: 'POST', headers: json, body: padding(262_144) })).status).toBe(200)
    const tooLarge = await send({ method: 'POST', headers: json, body: padding(262_145) })
    expect(tooLarge.status).toBe(413)
    expect(JSON.parse(tooLarge.text).errors[0].extensions.code).toBe('BAD_USER_INPUT')
  })

  it('stops reading a body without a length that never ends', async () => {
    let chunks = 0
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1
        controller.enqueue(new Uint8Array(100_000))
      },
    })
    const { status } = await send({ method: 'POST', headers: json, body, duplex: 'half' } as RequestInit)
    expect(status).toBe(413)
    expect(chunks).toBeLessThan(20)
  })

  it.each([
    'application/json',
    'application/graphql-response+json, */*',
    'multipart/mixed',
    'multipart/mixed;deferSpec=20220824, application/json',
  ])('tells who asks for a subscription and accepts %s the three ways to get one', async (accept) => {
    const body = '{"query":"subscription { runEvents(runId: \\"7\\") { sequence } }"}'
    const { status, text } = await send({ method: 'POST', headers: { ...json, accept }, body })
    expect(status).toBe(406)
    if (accept === 'multipart/mixed') return
    expect(text).toContain('http://gateway.test/graphql/stream')
    expect(text).toContain('ws://gateway.test/graphql')
    expect(text).toContain('multipart/mixed;subscriptionSpec=1.0')
    expect(test.state.openSources).toBe(0)
  })

  it('answers a query in JSON to clients that would take a stream as well', async () => {
    const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed'
    const { status, text } = await send({ method: 'POST', headers: { ...json, accept }, body: '{"query":"{ echo }"}' })
    expect([status, Object.keys(JSON.parse(text))]).toEqual([200, ['data']])
  })

  it('gives every answer a request id of its own and what keeps browsers from guessing', async () => {
    const ids = new Set<string | null>()
    for (const path of ['/graphql', '/healthz', '/readyz', '/', '/nothing.js', '/graphql/stream']) {
      const { headers } = await send({ path, headers: { 'x-request-id': 'mine' } })
      ids.add(headers.get('x-request-id'))
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    expect(ids.size).toBe(6)
    expect(ids.has('mine')).toBe(false)
  })

  it('shows Apollo Sandbox to browsers, and says what to do where it does not load', async () => {
    const { status, headers, text } = await send({ headers: { accept: 'text/html,*/*' } })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/html/)
    expect(text).toContain('EmbeddedSandbox')
    expect(text).toContain('loaded from Apollo over the internet')
    expect(text).toContain('"runTelemetry":false')
    expect(text).toContain('href="/explorer"')
  })

  it('shows neither the schema nor a page in production', async () => {
    const production = await createTestGateway({ config: { environment: 'production' } })
    const { status, text } = await production.ask('{ __schema { types { name } } }')
    expect([status, text.includes('Runs')]).toEqual([400, false])
    expect((await production.ask('{ __typename }')).data).toEqual({ __typename: 'Query' })
    const page = await production.gateway.fetch(
      new Request('http://gateway.test/graphql', { headers: { accept: 'text/html' } }),
    )
    expect(page.status).toBe(400)
    await production.dispose()
  })

  it('gives no trace of how it answered', async () => {
    const { text } = await test.ask('{ run(id: "7") { session { agent { owner { name } } } } }', {
      headers: { 'apollo-query-plan-experimental': '1', 'apollo-federation-include-trace': 'ftv1' },
    })
    expect(Object.keys(JSON.parse(text))).toEqual(['data'])
  })
})
