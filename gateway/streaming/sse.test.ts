import { type Client, createClient } from 'graphql-sse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../testing/serve-test-gateway.ts'
import { until } from '../testing/until.ts'

const SUBSCRIBE = 'subscription { runEvents(runId: "7") { sequence ... on TextDelta { text } } }'
const VIEWER = '{ viewer { id } }'

describe('server-sent events at /graphql/stream', () => {
  let test: ServedTestGateway
  let clients: Client[]
  beforeEach(async () => {
    clients = []
    test = await serveTestGateway({
      gateway: { sockets: { socketsPerUser: 2, socketsPerAddress: 4 }, streams: { maxWaitingCharacters: 100_000 } },
    })
  })
  afterEach(async () => {
    for (const client of clients) client.dispose()
    await test.dispose()
  })

  const publish = (sequence: number, text = `t${sequence}`) =>
    test.state.pubsub.publish('events:7', { __typename: 'TextDelta', runId: '7', sequence, text })
  const opened = (count: number) => until(() => test.state.openSources === count)
  const event = (sequence: number) => ({ data: { runEvents: { sequence, text: `t${sequence}` } } })

  function iterate(query: string, token?: string) {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const client = createClient({ url: `${test.bound.url}/graphql/stream`, retryAttempts: 0, headers })
    clients.push(client)
    return client.iterate({ query })
  }
  const ask = (init: RequestInit = {}, search = '') => fetch(`${test.bound.url}/graphql/stream${search}`, init)
  const post = (query: string, headers: Record<string, string> = {}, signal?: AbortSignal) =>
    ask({
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query }),
      signal: signal ?? null,
    })
  const codeOf = async (response: Response) => {
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    return [response.status, errors[0]?.extensions.code]
  }

  it('brings events to the graphql-sse client, and ends the source when it goes', async () => {
    const events = iterate(SUBSCRIBE)
    const first = events.next()
    await opened(1)
    await publish(1)
    expect((await first).value).toEqual(event(1))
    const second = events.next()
    await publish(2)
    expect((await second).value).toEqual(event(2))
    await events.return?.()
    await opened(0)
  })

  it('runs queries and mutations, and knows who asks', async () => {
    const { token } = await test.signIns.sign()
    const results = iterate(VIEWER, token)
    expect((await results.next()).value).toEqual({ data: { viewer: { id: 'user_1' } } })
    expect((await results.next()).done).toBe(true)
    expect((await iterate('mutation { count(by: 3) }').next()).value).toEqual({ data: { count: 3 } })
  })

  it('tells of what it refuses in an event, as EventSource needs it', async () => {
    for (const [query, code] of [
      ['{', 'GRAPHQL_PARSE_FAILED'],
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      [`{ run(id: "7") ${'{ session '.repeat(30)}{ id }${' }'.repeat(30)} }`, 'QUERY_TOO_COMPLEX'],
      ['subscription { runEvents(runId: "forbidden") { sequence } }', 'FORBIDDEN'],
    ]) {
      const response = await post(query ?? '')
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
      const text = await response.text()
      expect(text).toMatch(/^:\n\nevent: next\ndata: .+\n\nevent: complete\ndata:\n\n$/)
      expect(text).toContain(`"code":"${code}"`)
    }
  })

  it('masks errors as HTTP does', async () => {
    const text = await (await post('{ fail(how: "THROW") }')).text()
    expect(text).toContain('INTERNAL_SERVER_ERROR')
    expect(text).not.toMatch(/hunter2|serviceName/)
  })

  it('streams what a GET asks for, variables included, and never a mutation', async () => {
    const asked = (query: string, variables?: string) =>
      `?${new URLSearchParams({ query, ...(variables === undefined ? {} : { variables }) })}`
    const response = await ask({}, asked('query ($text: String) { echo(text: $text) }', '{"text":"a"}'))
    expect(await response.text()).toContain('\\"text\\":\\"a\\"')
    expect(await codeOf(await ask({}, asked('mutation { count }')))).toEqual([405, 'BAD_USER_INPUT'])
    expect(test.state.counter).toBe(0)
    expect(await codeOf(await ask({}, asked('{ echo }', '{')))).toEqual([400, 'BAD_USER_INPUT'])
    expect(await codeOf(await ask())).toEqual([400, 'BAD_USER_INPUT'])
  })

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a tag on another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a tag on a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a tag on its own pages', { 'sec-fetch-site': 'same-origin' }, 200],
    ['an address that was typed', { 'sec-fetch-site': 'none' }, 200],
    ['who accepts JSON alone', { accept: 'application/json' }, 406],
  ])('answers a GET of %s by status', async (_, headers, status) => {
    // fetch would set some of these itself.
    const request = new Request(`${test.bound.url}/graphql/stream?query={echo}`, { headers: headers as never })
    expect((await test.gateway.fetch(request)).status).toBe(status)
  })

  it('takes JSON alone, by POST or GET', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=ibm420'])
      expect(await codeOf(await post(VIEWER, { 'content-type': type }))).toEqual([415, 'BAD_USER_INPUT'])
    const headers = { 'content-type': 'application/json' }
    for (const body of ['', '{', '[]', 'null', '{}', '{"query":5}', '{"query":"{ echo }","variables":"x"}'])
      expect(await codeOf(await ask({ method: 'POST', headers, body }))).toEqual([400, 'BAD_USER_INPUT'])
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) expect((await ask({ method })).status).toBe(405)
    const tooLarge = await post(`{ echo(text: "${'x'.repeat(262_144)}") }`)
    expect(await codeOf(tooLarge)).toEqual([413, 'BAD_USER_INPUT'])
  })

  it.each(['Bearer abc', 'Basic YTpi', 'Bearer a.b.c'])('answers the credential %s with 401', async (authorization) => {
    expect(await codeOf(await post(VIEWER, { authorization }))).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('neither reads nor sets the cookie of a browser', async () => {
    const read = await post('mutation { refresh }', { cookie: 'chainlens_refresh=secret' })
    expect(await read.text()).toContain('"refresh":null')
    const set = await post('mutation { signIn(input: { name: "Ada", useCookie: true }) { id } }')
    expect(await set.text()).toContain('user_1')
    expect(set.headers.getSetCookie()).toEqual([])
  })

  it('ends with UNAUTHENTICATED when the token runs out', async () => {
    const { token } = await test.signIns.sign({ seconds: 3 })
    const events = iterate(SUBSCRIBE, token)
    expect((await events.next()).value).toMatchObject({
      errors: [{ message: 'Access token expired.', extensions: { code: 'UNAUTHENTICATED' } }],
    })
    expect((await events.next()).done).toBe(true)
    await opened(0)
  })

  it('ends with UNAUTHENTICATED when its sign-in signs out, and no other does', async () => {
    const [mine, other] = [await test.signIns.sign(), await test.signIns.sign()]
    const [ended, goesOn] = [iterate(SUBSCRIBE, mine.token), iterate(SUBSCRIBE, other.token)]
    const [last, next] = [ended.next(), goesOn.next()]
    await opened(2)
    await test.ask('mutation { signOut }', { token: mine.token })
    expect((await last).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect((await ended.next()).done).toBe(true)
    await publish(1)
    expect((await next).value).toEqual(event(1))
  })

  it('tells a client that signs out over it that it has', async () => {
    const { token } = await test.signIns.sign()
    expect((await iterate('mutation { signOut }', token).next()).value).toEqual({ data: { signOut: true } })
  })

  it('lets an account have as many streams and sockets as it may, and refuses one more', async () => {
    const { token } = await test.signIns.sign()
    const socket = test.socket()
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
    await socket.next()
    const events = iterate(SUBSCRIBE, token)
    const first = events.next()
    await opened(1)
    const authorization = `Bearer ${token}`
    expect(await codeOf(await post(VIEWER, { authorization }))).toEqual([429, 'RATE_LIMITED'])
    await events.return?.()
    await first
    await opened(0)
    expect((await post(VIEWER, { authorization })).status).toBe(200)
  })

  it('lets an address have as many streams and sockets as it may, and refuses one more', async () => {
    const leaving = new AbortController()
    const socket = test.socket()
    socket.send({ type: 'connection_init' })
    await socket.next()
    const open = await Promise.all([1, 2, 3].map(() => post(SUBSCRIBE, {}, leaving.signal)))
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await codeOf(await post(VIEWER))).toEqual([429, 'RATE_LIMITED'])
    leaving.abort()
    await opened(0)
    expect((await post(VIEWER)).status).toBe(200)
  })

  it('lets go of a client that went while its stream was being opened', async () => {
    const leaving = new AbortController()
    const asked = post(SUBSCRIBE, {}, leaving.signal)
    leaving.abort()
    await expect(asked).rejects.toThrow()
    await opened(0)
    const again = await Promise.all([1, 2, 3, 4].map(() => post(VIEWER)))
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  it('tells a client that reads too slowly where to go on, and ends', async () => {
    const response = await post(SUBSCRIBE)
    await opened(1)
    const long = 'x'.repeat(50_000)
    for (let sequence = 1; test.state.openSources > 0; sequence += 1) {
      await publish(sequence, long)
      await new Promise((resolve) => setImmediate(resolve))
    }
    const text = await response.text()
    expect(text).toContain('"code":"SLOW_CONSUMER"')
    expect(text).toMatch(/"resumeAfterSequence":\d+/)
    expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true)
  })

  it('breaks off when the gateway ends, upon which clients connect again', async () => {
    const response = await post(SUBSCRIBE)
    await opened(1)
    await test.gateway.dispose()
    await expect(response.text()).rejects.toThrow()
    await opened(0)
  })

  it('is also served at /graphql to who accepts it first', async () => {
    const events = createClient({ url: `${test.bound.url}/graphql`, retryAttempts: 0 }).iterate({ query: SUBSCRIBE })
    const first = events.next()
    await opened(1)
    await publish(1)
    expect((await first).value).toEqual(event(1))
    await events.return?.()
  })
})
