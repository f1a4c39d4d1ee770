import { ApolloClient, CombinedProtocolErrors, gql, HttpLink, InMemoryCache } from '@apollo/client/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from '../testing/serve-test-gateway.ts'
import { until } from '../testing/until.ts'

const SUBSCRIBE = 'subscription { runEvents(runId: "7") { sequence ... on TextDelta { text } } }'
const ACCEPT = 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json'

describe('subscriptions over multipart HTTP at /graphql', () => {
  let test: ServedTestGateway
  beforeEach(async () => {
    test = await serveTestGateway({ gateway: { sockets: { socketsPerAddress: 2 } } })
  })
  afterEach(() => test.dispose())

  const publish = (sequence: number) =>
    test.state.pubsub.publish('events:7', { __typename: 'TextDelta', runId: '7', sequence, text: `t${sequence}` })
  const opened = (count: number) => until(() => test.state.openSources === count)
  const post = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${test.bound.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: ACCEPT, ...headers },
      body: JSON.stringify({ query }),
    })

  /** What Apollo Client gives for a subscription, as it comes. */
  function subscribe(query: string, token?: string) {
    const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const link = new HttpLink({ uri: `${test.bound.url}/graphql`, headers })
    const client = new ApolloClient({ link, cache: new InMemoryCache() })
    // biome-ignore lint/suspicious/noExplicitAny: tests read any result
    const results: any[] = []
    const ended = Promise.withResolvers<void>()
    const subscription = client.subscribe({ query: gql(query) }).subscribe({
      next: (result) => results.push(result),
      error: ended.reject,
      complete: () => ended.resolve(),
    })
    return { results, ended: ended.promise, stop: () => subscription.unsubscribe() }
  }

  it('brings events to Apollo Client, and ends the source when it goes', async () => {
    const { results, stop } = subscribe(SUBSCRIBE)
    await opened(1)
    await publish(1)
    await publish(2)
    await until(() => results.length === 2)
    expect(results.map(({ data }) => data.runEvents.text)).toEqual(['t1', 't2'])
    stop()
    await opened(0)
  })

  it('tells Apollo Client by an error of the connection that its sign-in has ended', async () => {
    const { token } = await test.signIns.sign()
    const { results, ended } = subscribe(SUBSCRIBE, token)
    await opened(1)
    await test.ask('mutation { signOut }', { token })
    await ended
    expect(CombinedProtocolErrors.is(results[0]?.error)).toBe(true)
    expect(results[0].error.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    await opened(0)
  })

  it('writes parts as the protocol has them, heartbeat first and a closing boundary last', async () => {
    test.instead.set('agents', async () => {
      const event = (sequence: number) =>
        `event: next\ndata: {"data":{"runEvents":{"__typename":"TextDelta","sequence":${sequence},"text":"a"}}}\n\n`
      return new Response(`:\n\n${event(1)}${event(2)}event: complete\ndata:\n\n`, {
        headers: { 'content-type': 'text/event-stream' },
      })
    })
    const response = await post(SUBSCRIBE)
    expect(response.headers.get('content-type')).toBe('multipart/mixed;boundary="graphql";subscriptionSpec=1.0')
    const part = (json: string) => `\r\n--graphql\r\ncontent-type: application/json\r\n\r\n${json}`
    const payload = (sequence: number) => part(`{"payload":{"data":{"runEvents":{"sequence":${sequence},"text":"a"}}}}`)
    expect(await response.text()).toBe(`${part('{}')}${payload(1)}${payload(2)}\r\n--graphql--\r\n`)
  })

  it('tells of a source that failed as an error of the connection', async () => {
    test.instead.set('agents', async () => {
      return new Response(':\n\n', { headers: { 'content-type': 'text/event-stream' } })
    })
    const text = await (await post(SUBSCRIBE)).text()
    expect(text).toContain('{"payload":null,"errors":[{"message":')
    expect(text).toContain('SUBGRAPH_UNAVAILABLE')
    expect(text.endsWith('\r\n--graphql--\r\n')).toBe(true)
  })

  it('answers queries, and what it refuses, in JSON', async () => {
    const query = await post('{ echo }')
    expect([query.status, query.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect((await post('subscription { nothing }')).status).toBe(200)
    expect((await post(SUBSCRIBE, { authorization: 'Bearer abc' })).status).toBe(401)
  })

  it('is not for pages of other sites, nor for what their forms can send', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }])
      expect((await post(SUBSCRIBE, headers as never)).status).toBe(403)
    expect((await post(SUBSCRIBE, { 'content-type': 'text/plain' })).status).toBe(400)
    expect(test.state.openSources).toBe(0)
  })

  it('counts with the sockets of its address', async () => {
    const streams = [await post(SUBSCRIBE), await post(SUBSCRIBE)]
    expect((await post(SUBSCRIBE)).status).toBe(429)
    expect((await test.socket().closed).code).toBe(429)
    for (const { body } of streams) await body?.cancel()
    await opened(0)
    expect((await post(SUBSCRIBE)).status).toBe(200)
  })
})
