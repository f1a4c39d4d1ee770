import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from './testing/test-gateway.ts'

const TOKEN = '{ token(id: "t") { id onchain { text } team { text } } }'
const OWNER = '{ agents(first: 2) { name owner { id name } } }'
const UNAVAILABLE = { code: 'SUBGRAPH_UNAVAILABLE' }

describe('a subgraph that fails', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await createTestGateway({ gateway: { timeouts: { team: 150 } } })
  })
  afterEach(() => test.dispose())

  const failures: Record<string, (request: Request) => Promise<Response>> = {
    'is gone': async () => {
      throw new TypeError('fetch failed: connect ECONNREFUSED 10.0.0.5:3004')
    },
    'never answers': () => new Promise(() => {}),
    'stops in the middle of its answer': async () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"da')) })),
    'answers with a page': async () => new Response('<html>team-internal:3004</html>', { status: 502 }),
    'answers with nothing': async () => new Response('', { status: 200 }),
    'answers with JSON that is no answer': async () => Response.json(['data']),
    'answers data that is a list': async () => Response.json({ data: [1] }),
    'answers in another shape than it was asked in': async () => Response.json({ data: { token: [{ team: 5 }] } }),
    'answers an object of no type': async () => Response.json({ data: { token: { __typename: 5, team: {} } } }),
    'answers with errors that are none': async () => Response.json({ data: null, errors: ['at team:3004'] }),
    'answers with 50 MB': async () => {
      const chunk = new TextEncoder().encode('x'.repeat(1_000_000))
      let sent = 0
      return new Response(
        new ReadableStream({
          pull(controller) {
            sent += 1
            if (sent > 50) controller.close()
            else controller.enqueue(chunk)
          },
        }),
      )
    },
  }

  for (const [how, answer] of Object.entries(failures))
    it(`costs its own field only when it ${how}`, async () => {
      test.instead.set('team', answer)
      const { status, data, errors, text } = await test.ask(TOKEN)
      expect(status).toBe(200)
      expect(data).toEqual({ token: { id: 't', onchain: { text: 'onchain says' }, team: null } })
      expect(errors).toHaveLength(1)
      expect(errors?.[0]).toMatchObject({ path: ['token', 'team'], extensions: UNAVAILABLE })
      expect(text).not.toMatch(/3004|10\.0\.0|ECONN|serviceName|\.test|html/)
    })

  it('leaves entities null that it was to complete, and says which', async () => {
    test.instead.set('users', failures['is gone'] as never)
    const { data, errors } = await test.ask(OWNER)
    expect(data).toEqual({
      agents: [
        { name: 'Agent 1', owner: null },
        { name: 'Agent 2', owner: null },
      ],
    })
    expect(errors?.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: ['agents', 0, 'owner'], extensions: UNAVAILABLE },
      { path: ['agents', 1, 'owner'], extensions: UNAVAILABLE },
    ])
  })

  it('says so once when nothing is left of the answer', async () => {
    test.instead.set('agents', failures['is gone'] as never)
    const { data, errors } = await test.ask(OWNER)
    expect(data).toBeNull()
    expect(errors?.map(({ extensions }) => extensions)).toEqual([UNAVAILABLE])
  })

  it('is asked a second time by queries that got no connection, never by mutations', async () => {
    let calls = 0
    test.instead.set('agents', async () => {
      calls += 1
      throw new TypeError('fetch failed')
    })
    await test.ask('{ run(id: "7") { id } }')
    expect(calls).toBe(2)
    await test.ask('mutation { stop(id: "7") { id } }')
    expect(calls).toBe(3)
  })

  it('answers the second time', async () => {
    let calls = 0
    test.instead.set('team', async () => {
      calls += 1
      if (calls === 1) throw new TypeError('fetch failed: other side closed')
      return Response.json({ data: { token: { __typename: 'Token', id: 't', team: { text: 'back' } } } })
    })
    const { data, errors } = await test.ask('{ token(id: "t") { team { text } } }')
    expect(errors).toBeUndefined()
    expect(data.token.team.text).toBe('back')
  })

  it('is not asked for a while after five failures in a row', async () => {
    let calls = 0
    test.instead.set('agents', async () => {
      calls += 1
      return new Response('no')
    })
    for (let time = 0; time < 8; time += 1) await test.ask('{ run(id: "7") { id } }')
    expect(calls).toBe(5)
  })

  it('is told when the client has gone', async () => {
    const gone = new AbortController()
    const aborted = new Promise<void>((resolve) => {
      test.instead.set('agents', (request) => {
        request.signal.addEventListener('abort', () => resolve())
        gone.abort()
        return new Promise(() => {})
      })
    })
    const request = new Request('http://gateway.test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ run(id: "7") { id } }' }),
      signal: gone.signal,
    })
    await test.gateway.fetch(request).catch(() => {})
    await aborted
  })
})

describe('errors', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await createTestGateway()
  })
  afterEach(() => test.dispose())

  it('reach the client with code and message where they are meant for it', async () => {
    const { data, errors } = await test.ask('{ fail(how: "CLIENT") echo }')
    expect(data.fail).toBeNull()
    expect(errors).toEqual([{ message: 'Only for others.', path: ['fail'], extensions: { code: 'FORBIDDEN' } }])
  })

  it('are masked otherwise, with the request id that the header names', async () => {
    const { data, errors, headers, text } = await test.ask('{ fail(how: "THROW") echo }')
    expect(data.echo).toBeTruthy()
    expect(errors?.[0].path).toEqual(['fail'])
    expect(errors?.[0].extensions).toEqual({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: headers.get('x-request-id'),
    })
    expect(text).not.toMatch(/hunter2|10\.0\.0\.5|stack|users/)
  })

  for (const how of ['NULL', 'THROW'])
    it(`turn the answer to null where the schema forbids null (${how})`, async () => {
      const { status, data, errors } = await test.ask(`{ failHard(how: "${how}") }`)
      expect([status, data]).toEqual([200, null])
      expect(errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR')
    })

  it('say so where a subgraph answers null that the schema forbids, or text for a number', async () => {
    for (const value of [null, 'text']) {
      test.instead.set('users', async () => Response.json({ data: { failHard: value } }))
      const { data, errors, text } = await test.ask('{ failHard(how: "") }')
      expect(data).toBeNull()
      expect(errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR')
      expect(text).not.toMatch(/valueCompletion|non-nullable|Invalid value/)
    }
  })

  it('of a subgraph that the gateway spoke wrongly to are no matter of the client', async () => {
    test.instead.set('agents', async () =>
      Response.json(
        { errors: [{ message: 'Only services may ask.', extensions: { code: 'UNAUTHENTICATED' } }] },
        { status: 401 },
      ),
    )
    const { errors, text } = await test.ask('{ run(id: "7") { id } }')
    expect(errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR')
    expect(text).not.toContain('Only services')
  })

  it('give no hint at names that the client did not know', async () => {
    for (const query of [
      '{ runn(id: "7") { id } }',
      '{ run(idd: "7") { id } }',
      '{ run(id: "7") { ... on Rum { id } } }',
      'query ($a: Strin) { echo }',
      '{ __schema { directive } }',
      '{ echo @skipp(if: true) }',
    ]) {
      const { status, errors, text } = await test.ask(query)
      expect([status, errors?.[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
      expect(text).not.toMatch(/did you mean/i)
    }
  })

  it('carry no stack, whatever the request', async () => {
    for (const query of ['qwerty cop{abc}', '{', 'query { a', 'subscription { runEvents(runId: "1") { runId } }']) {
      const { text, status } = await test.ask(query)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toMatch(/stack|exception|node_modules/)
    }
  })
})
