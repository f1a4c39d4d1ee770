import type { OutgoingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, openTarget, type Received, type Target } from '../testing/target.ts'

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

/** The checks of graphql-cop (dolevf/graphql-cop 2b7e086), each against a gateway as it runs in production. */
describe("graphql-cop's list, in production", () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget({ config: { environment: 'production' } })
  })
  afterAll(async () => {
    await target.isUnharmed()
    await target.dispose()
  })
  const get = (path: string, headers: OutgoingHttpHeaders = {}) => target.send({ method: 'GET', path, headers })
  const isRefused = (received: Received, code: string) => expectRefused(received, { status: 400, code })

  it('refuses an overload of aliases', async () => {
    isRefused(await target.post(`query cop { ${times(101, (i) => `alias${i}: __typename`)} }`), 'QUERY_TOO_COMPLEX')
  })

  it('refuses a batch in an array', async () => {
    const body = JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })))
    isRefused(await target.send({ body }), 'BAD_USER_INPUT')
  })

  it('refuses an overload of directives, by one error and not by one each', async () => {
    const received = await target.post(`query cop { __typename ${'@aa'.repeat(10)} }`)
    isRefused(received, 'QUERY_TOO_COMPLEX')
    expect(received.json.errors).toHaveLength(1)
  })

  it('refuses a circle through introspection', async () => {
    const circle = `${'{ fields { type '.repeat(4)}{ fields { name } }${' } }'.repeat(4)}`
    isRefused(await target.post(`query cop { __schema { types ${circle} } }`), 'GRAPHQL_VALIDATION_FAILED')
  })

  it('refuses one field five hundred times', async () => {
    isRefused(await target.post(`query cop { ${'__typename '.repeat(500)} }`), 'QUERY_TOO_COMPLEX')
  })

  it('suggests no field', async () => {
    for (const query of ['query cop { __schema { directive } }', '{ vewer { id } }', '{ run(idd: "7") { id } }'])
      isRefused(await target.post(query), 'GRAPHQL_VALIDATION_FAILED')
  })

  it('answers no query by GET to whom a form could send, and no mutation by GET to anybody', async () => {
    isRefused(await get('/graphql?query=query+cop+%7B__typename%7D'), 'BAD_USER_INPUT')
    for (const headers of [{}, { 'apollo-require-preflight': 'yes' }, { 'content-type': 'application/json' }]) {
      const { status, json } = await get('/graphql?query=mutation+%7Bcount%7D', headers)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(json.data).toBeUndefined()
    }
    expect(target.state.counter).toBe(0)
  })

  it('refuses a form', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const { status, json } = await target.send({ headers, body: 'query=query+cop+%7B__typename%7D' })
    expect([400, 415]).toContain(status)
    expect(json.data).toBeUndefined()
  })

  it('shows no console to a browser', async () => {
    for (const path of ['/graphql', '/graphiql', '/playground', '/console', '/explorer', '/graphql/', '/altair']) {
      const { text } = await get(path, { accept: 'text/html' })
      expect(text).not.toMatch(/graphiql|graphql playground|sandbox|apollo-server|altair/i)
    }
  })

  it('answers no introspection', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "User") { fields { name } } }'])
      isRefused(await target.post(query), 'GRAPHQL_VALIDATION_FAILED')
  })

  it('gives away no trace of how it answered', async () => {
    const headers = {
      'content-type': 'application/json',
      'apollo-tracing': '1',
      'x-apollo-tracing': '1',
      'apollo-federation-include-trace': 'ftv1',
      'apollo-query-plan-experimental': '1',
      'apollo-expose-query-plan': 'true',
    }
    const query = '{ run(id: "7") { session { agent { owner { name } } } } }'
    const { status, json } = await target.send({
      headers,
      body: JSON.stringify({ query, extensions: { tracing: {} } }),
    })
    expect([status, Object.keys(json)]).toEqual([200, ['data']])
  })

  it('tells nothing of errors that nobody expected', async () => {
    isRefused(await target.post('qwerty cop { abc }'), 'GRAPHQL_PARSE_FAILED')
    const { status, text, json } = await target.post('{ fail(how: "THROW") }')
    expect([status, json.errors[0].extensions.code]).toEqual([200, 'INTERNAL_SERVER_ERROR'])
    expect(Object.keys(json.errors[0].extensions).sort()).toEqual(['code', 'requestId'])
    expect(text).not.toMatch(/hunter2|10\.0\.0\.5|users/)
  })

  it('gives two hundred guesses at names not one hint', async () => {
    const words = 'user users usr viewr veiwer agent agnts runs rum sesion tokn token_ ech eco faile counts stp signin'
    const guesses = Array.from({ length: 200 }, (_, i) => {
      const word = words.split(' ')[i % 18]
      return i < 18 ? word : `${word}${'esdxy'[i % 5]}${i % 7}`
    })
    for (let i = 0; i < guesses.length; i += 10) {
      const fields = guesses.slice(i, i + 10)
      const { text } = await target.post(`{ ${fields.join(' ')} run(id: "7") { ${fields.join(' ')} } }`)
      expect(text).toContain('Cannot query field')
      expect(text).not.toMatch(/did you mean/i)
    }
    const others = [
      ['{ run(ids: "7") { id } }'],
      ['{ ...F } fragment F on Qury { echo }'],
      ['{ echo @includ(if: true) }'],
      ['mutation ($i: SignInInpt!) { signIn(input: $i) { id } }'],
      ['mutation { signIn(input: { nam: "x" }) { id } }'],
      ['mutation ($i: SignInInput!) { signIn(input: $i) { id } }', { i: { nam: 'x', name: 'y' } }],
      ['{ run(id: "7") }'],
      ['subscription { runEvent(runId: "7") { sequence } }'],
    ] as const
    for (const [query, variables] of others) {
      const { status, text } = await target.post(query, { variables })
      expect([query, status, text.match(/did you mean.*/i)?.[0]]).toEqual([query, 400, undefined])
    }
  })
})
