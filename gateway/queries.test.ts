import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from './testing/test-gateway.ts'

describe('queries and mutations over the supergraph', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await createTestGateway()
  })
  afterEach(() => test.dispose())

  it('answers across two hops', async () => {
    const { data, errors } = await test.ask('{ run(id: "7") { id session { agent { name owner { name } } } } }')
    expect(errors).toBeUndefined()
    expect(data).toEqual({ run: { id: '7', session: { agent: { name: 'Agent 1', owner: { name: 'Ada' } } } } })
  })

  it('asks for an entity once that stands in a list twice', async () => {
    const { data } = await test.ask('{ agents { owner { name } } }')
    expect(data.agents.map((agent: { owner: { name: string } }) => agent.owner.name)).toEqual([
      'Ada',
      'Grace',
      'Ada',
      'Edsger',
    ])
    const [call, ...others] = test.requests.filter(({ body }) => body.includes('_entities'))
    expect(others).toEqual([])
    expect(JSON.parse(call?.body ?? '').variables.representations).toHaveLength(3)
  })

  it('keeps aliases, fragments, directives and typenames', async () => {
    const query = `
      query Named($id: ID!, $withOwner: Boolean = true, $no: Boolean!) {
        a: run(id: $id) { ...R }
        b: run(id: "8") { id kind: __typename }
        run(id: "9") @skip(if: $no) { id }
      }
      fragment R on Run { __typename session { who: agent { ... on Agent @include(if: $withOwner) { o: owner { n: name } } } } }`
    const { data, errors } = await test.ask(query, { variables: { id: '7', no: true }, operationName: 'Named' })
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      a: { __typename: 'Run', session: { who: { o: { n: 'Ada' } } } },
      b: { id: '8', kind: 'Run' },
    })
  })

  it('fills in defaults of variables and of arguments, each where it was left out', async () => {
    const query = 'query ($text: String = "of the variable", $list: [Int!]) { echo(text: $text, list: $list) }'
    const left = await test.ask(query)
    expect(JSON.parse(left.data.echo)).toEqual({ text: 'of the variable' })
    const given = await test.ask(query, { variables: { text: null, list: 5 } })
    expect(JSON.parse(given.data.echo)).toEqual({ text: null, list: [5] })
    const none = await test.ask('{ echo }')
    expect(JSON.parse(none.data.echo)).toEqual({ text: 'default' })
  })

  it('runs mutations one after the other, and completes what they give from other subgraphs', async () => {
    const { data } = await test.ask(
      'mutation { one: count(by: 1) stop(id: "7") { session { agent { owner { name } } } } two: count(by: 10) }',
    )
    expect(data).toEqual({ one: 1, stop: { session: { agent: { owner: { name: 'Ada' } } } }, two: 11 })
    expect(test.state.counter).toBe(11)
  })

  it('answers a query for the schema alone, whatever it asks of it', async () => {
    const { data } = await test.ask('{ __typename __type(name: "Run") { isOneOf name kind } }')
    expect(data).toEqual({ __typename: 'Query', __type: { isOneOf: null, name: 'Run', kind: 'OBJECT' } })
  })

  it('answers schema and data in one query', async () => {
    const { data } = await test.ask('{ __schema { queryType { name } } run(id: "7") { id } __typename }')
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, run: { id: '7' }, __typename: 'Query' })
  })

  it('gives names like __proto__ back as data, and changes no prototype', async () => {
    const aliases = '{ __proto__: run(id: "7") { constructor: id prototype: id __proto__: id } }'
    const { text, status } = await test.ask(aliases)
    expect(status).toBe(200)
    expect(text).toContain('{"__proto__":{"constructor":"7","prototype":"7","__proto__":"7"}}')
    const query = 'query ($__proto__: String) { echo(text: $__proto__) }'
    const response = await test.gateway.fetch(
      new Request('http://gateway.test/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"query":${JSON.stringify(query)},"variables":{"__proto__":"polluted"}}`,
      }),
    )
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('BAD_USER_INPUT')])
    expect(({} as Record<string, unknown>).text).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('does not let a subgraph write into prototypes', async () => {
    test.instead.set(
      'agents',
      async () => new Response('{"data":{"run":{"id":"7","__proto__":{"polluted":1}},"__proto__":{"polluted":1}}}'),
    )
    await test.ask('{ run(id: "7") { id } }')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('sends each subgraph an identity of its own and nothing that the client sent', async () => {
    const { token, userId } = await test.signIns.sign()
    const { data } = await test.ask('{ viewer { name } }', {
      token,
      headers: { 'x-user-id': 'admin', 'x-chainlens-principal': 'admin', cookie: 'chainlens_refresh=secret' },
    })
    expect(userId.slice(-1)).toBe('1')
    expect(data.viewer.name).toBe('Ada')
    const [sent] = test.requests.filter(({ path }) => path === '/graphql')
    expect([...(sent?.headers.keys() ?? [])].sort()).toEqual(['accept', 'content-type', 'x-chainlens-identity'])
  })

  it('has several operations in one document run by their name alone', async () => {
    const document = 'query A { a: __typename echo } query B { run(id: "7") { id } }'
    expect((await test.ask(document, { operationName: 'B' })).data).toEqual({ run: { id: '7' } })
    for (const operationName of [undefined, 'C']) {
      const { status, errors } = await test.ask(document, { operationName })
      expect([status, errors?.[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    }
  })

  it('refuses variables that do not fit, before any subgraph is asked', async () => {
    const { status, errors } = await test.ask('query ($id: ID!) { run(id: $id) { id } }', { variables: { id: {} } })
    expect([status, errors?.[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    expect(test.requests.filter(({ subgraph }) => subgraph === 'agents')).toEqual([])
  })

  it('passes on what a subgraph says to the client about its input', async () => {
    const { data, errors } = await test.ask('{ agents(first: 0) { id } }')
    expect(data).toBeNull()
    expect(errors).toEqual([
      { message: 'A page has 1 to 100 entries.', path: ['agents'], extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  it('hands variables and their defaults to entities too', async () => {
    const query =
      'query ($w: String = "Hi", $x: String) { run(id: "7") { session { agent { owner { a: greeting(with: $w) b: greeting(with: $x) } } } } }'
    const owner = async (variables?: object) => (await test.ask(query, { variables })).data.run.session.agent.owner
    expect(await owner()).toEqual({ a: 'Hi, Ada!', b: 'Hello, Ada!' })
    expect(await owner({ w: 'Bye', x: 'Well' })).toEqual({ a: 'Bye, Ada!', b: 'Well, Ada!' })
  })

  it('says so where a variable has the name that plans need for themselves, and leaves it alone elsewhere', async () => {
    const query =
      'query ($representations: String) { run(id: "7") { session { agent { owner { greeting(with: $representations) } } } } }'
    const { status, errors } = await test.ask(query, { variables: { representations: 'mine' } })
    expect([status, errors?.[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    const alone = 'query ($representations: String) { echo(text: $representations) }'
    const { data } = await test.ask(alone, { variables: { representations: 'mine' } })
    expect(JSON.parse(data.echo)).toEqual({ text: 'mine' })
  })

  it("tells a client of values that only the subgraph's scalars can judge", async () => {
    const asked = [
      await test.ask('query ($at: DateTime) { echo(at: $at) }', { variables: { at: 'yesterday' } }),
      await test.ask('{ echo(at: "yesterday") }'),
    ]
    for (const { errors, text } of asked) {
      expect(errors?.[0].extensions).toEqual({ code: 'BAD_USER_INPUT' })
      expect(text).toContain('DateTime cannot represent')
    }
    const { data } = await test.ask('{ echo(at: "2026-01-01T00:00:00Z") }')
    expect(JSON.parse(data.echo).at).toBe('2026-01-01T00:00:00.000Z')
  })
})
