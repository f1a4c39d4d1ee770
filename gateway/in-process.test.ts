import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from './testing/serve-test-gateway.ts'
import { until } from './testing/until.ts'

const EVENTS = 'subscription { runEvents(runId: "7") { sequence run { session { agent { owner { name } } } } } }'

describe('subgraphs of the same process, asked without requests', () => {
  let direct: ServedTestGateway
  let byRequest: ServedTestGateway
  beforeAll(async () => {
    direct = await serveTestGateway({ isDirect: true })
    byRequest = await serveTestGateway()
  })
  afterAll(async () => {
    await direct.dispose()
    await byRequest.dispose()
  })
  const both = (ask: (test: ServedTestGateway) => Promise<unknown>) => Promise.all([direct, byRequest].map(ask))

  it.each<[string, object?]>([
    ['{ agents(first: 4) { name owner { id name email greeting(with: "Hi") } } }'],
    ['query ($l: [Int!], $d: JSON) { echo(list: $l, data: $d) }', { l: [1, 2], d: { deep: [{ x: null }] } }],
    ['{ echo(at: "2026-01-01T00:00:00Z") }'],
    ['{ token(id: "t") { id onchain { score text } team { text } } }'],
    ['{ run(id: "none") { id } }'],
    ['{ a: run(id: "7") { session { agent { owner { n: name } } } } b: run(id: "8") { id } }'],
    ['{ fail(how: "CLIENT") echo }'],
    ['{ fail(how: "NULL") }'],
    ['{ failHard(how: "NULL") }'],
    ['mutation { stop(id: "7") { id session { agent { owner { name } } } } }'],
  ])('answer as by requests: %s', async (query, variables) => {
    const [one, other] = await both(async (test) => {
      const { status, data, errors } = await test.ask(query, { variables })
      // Ids of requests differ from one request to the next.
      return { status, data, errors: JSON.parse(JSON.stringify(errors ?? null).replaceAll(/[\da-f-]{36}/g, 'id')) }
    })
    expect(one).toEqual(other)
    expect(one).toMatchObject({ status: 200 })
  })

  it('hide what they did not mean for clients, under the id of the request', async () => {
    const { errors, headers, text } = await direct.ask('{ fail(how: "THROW") }')
    expect(errors?.[0]).toMatchObject({
      path: ['fail'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers.get('x-request-id') },
    })
    expect(text).not.toContain('hunter2')
  })

  it('know who asks, and get the cookie with mutations alone', async () => {
    const { token } = await direct.signIns.sign()
    expect((await direct.ask('{ viewer { id name } }', { token })).data.viewer).toEqual({ id: 'user_1', name: 'Ada' })
    expect((await direct.ask('{ viewer { id } }')).data.viewer).toBeNull()
    const headers = { cookie: 'chainlens_refresh=secret', origin: 'http://gateway.test' }
    expect((await direct.ask('mutation { refresh }', { headers })).data.refresh).toBe('secret')
    const signedIn = await direct.ask('mutation { signIn(input: { name: "a", useCookie: true }) { id } }')
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^chainlens_refresh=refresh\.token_1;/)
  })

  it('bring events, whose sources end with their client', async () => {
    const events = direct.client().iterate({ query: EVENTS })
    const first = events.next()
    await until(() => direct.state.openSources === 1)
    const event = { __typename: 'TextDelta', runId: '7', sequence: 1, text: 'a' }
    await direct.state.pubsub.publish('events:7', event)
    expect((await first).value).toEqual({
      data: { runEvents: { sequence: 1, run: { session: { agent: { owner: { name: 'Ada' } } } } } },
    })
    await events.return?.()
    await until(() => direct.state.openSources === 0)
  })

  it('are asked once for entities of several clients at the same time', async () => {
    direct.state.entityCalls.length = 0
    // Whoever comes a little later finds the request still on its way.
    direct.state.nameDelayMs = 200
    const query = '{ run(id: "7") { session { agent { owner { name } } } } }'
    const answers = await Promise.all(Array.from({ length: 5 }, (_, index) => direct.ask(`${query} #${index}`)))
    for (const { data } of answers) expect(data.run.session.agent.owner.name).toBe('Ada')
    expect(direct.state.entityCalls).toEqual([{ subgraph: 'users', ids: ['user_1'] }])
    direct.state.nameDelayMs = 0
  })
})
