import { getIntrospectionQuery } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cheapest } from '../testing/cheapest.ts'
import { expectRefused, openTarget, type Target } from '../testing/target.ts'

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const AT_ONCE_MS = 50

describe('a request that asks for too much', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget({ gateway: { limits: { cost: 500, onePerOperation: ['signIn', 'refresh'] } } })
    await target.isUnharmed()
  })
  afterAll(() => target.dispose())
  afterEach(() => target.isUnharmed())
  const asked = () => target.requests.filter(({ path }) => path === '/graphql').length

  it.each([
    ['as it stands', '{ agents(first: 99999999) { id } }', {}],
    ['by variable', 'query ($n: Int!) { agents(first: $n) { id } }', { n: 99_999_999 }],
    ['by the default of a variable', 'query ($n: Int! = 99999999) { agents(first: $n) { id } }', {}],
    ['in a fragment', '{ ...F } fragment F on Query { ... { agents(first: 101) { id } } }', {}],
    ['in what is left out', '{ agents(first: 101) @skip(if: true) { id } }', {}],
    ['beside a small one', '{ agents(first: 1) { id } b: agents(first: 101) { id } }', {}],
  ])('by one page, %s, is told which and how many there may be', async (_, query, variables) => {
    const before = asked()
    const cpuMs = await cheapest(async (attempt) => {
      const received = await target.post(`${query} #${attempt}`, { variables })
      expectRefused(received, { status: 400, code: 'BAD_USER_INPUT' })
      expect(received.json.errors[0].message).toMatch(/"first" of "agents" is \d+: a page has 100 entries at most/)
    }, AT_ONCE_MS)
    expect(cpuMs).toBeLessThan(AT_ONCE_MS)
    expect(asked()).toBe(before)
  })

  it('by a page of 100 is answered', async () => {
    const { status, json } = await target.post('query ($n: Int!) { agents(first: $n) { id } }', {
      variables: { n: 100 },
    })
    expect([status, json.data.agents.length]).toEqual([200, 4])
  })

  it.each([
    ['as it stands', (pages: number) => `{ ${times(pages, (i) => `a${i}: agents(first: 100) { id }`)} }`, {}],
    [
      'by variables',
      (pages: number) => `query ($n: Int!) { ${times(pages, (i) => `a${i}: agents(first: $n) { id }`)} }`,
      { n: 100 },
    ],
  ])('by many pages together, %s, is refused before any subgraph is asked', async (_, query, variables) => {
    expect((await target.post(query(5), { variables })).status).toBe(200)
    const before = asked()
    const received = await target.post(query(6), { variables })
    expectRefused(received, { status: 400, code: 'QUERY_TOO_COMPLEX' })
    expect(received.json.errors[0].message).toContain('600 objects')
    expect(asked()).toBe(before)
  })

  it.each([
    ['by aliases', `mutation { ${times(20, (i) => `a${i}: signIn(input: { name: "${i}" }) { id }`)} }`],
    ['by two of a kind', 'mutation { signIn(input: { name: "x" }) { id } refresh }'],
    ['in a fragment', 'mutation { signIn(input: { name: "x" }) { id } ...F } fragment F on Mutation { b: refresh }'],
    ['in what is left out', 'mutation { refresh b: refresh @skip(if: true) }'],
    ['by variable', 'mutation ($no: Boolean = false) { refresh ... @include(if: $no) { b: refresh } }'],
    ['in the second of two operations', 'query A { echo } mutation B { a: refresh b: refresh }', 'B'],
  ])('to sign in more than once, %s, is refused before anybody is', async (_, query, operationName = undefined) => {
    const before = target.state.identities.length
    const received = await target.post(query, { operationName })
    expectRefused(received, { status: 400, code: 'QUERY_TOO_COMPLEX' })
    expect(received.json.errors[0].message).toContain('once in an operation')
    expect(target.state.identities.length).toBe(before)
  })

  it('to sign in once, and do other things beside it, is answered', async () => {
    const query =
      'mutation { signIn(input: { name: "x" }) { id } ...F count(by: 0) } fragment F on Mutation { signIn(input: { name: "x" }) { name } }'
    const { status, json } = await target.post(query)
    expect([status, json.data]).toEqual([200, { signIn: { id: 'user_1', name: 'Ada' }, count: 0 }])
  })

  it.each([
    ['by aliases', `{ ${times(20, (i) => `s${i}: __schema { types { ...F } }`)} }`],
    ['by aliases below', `{ __schema { ${times(40, (i) => `t${i}: types { ...F }`)} } }`],
    ['through its fields', '{ __schema { types { fields { type { ...F } args { type { ...F } } } } } }'],
    ['with a query for more', `{ echo ${times(19, (i) => `s${i}: __schema { types { ...F } }`)} }`],
  ])('for the schema many times over, %s, is refused', async (_, query) => {
    const type = 'type { name ofType { name ofType { name } } }'
    const fragment = `fragment F on __Type { name fields { name args { name ${type} } ${type} } inputFields { name ${type} } }`
    const cpuMs = await cheapest(async (attempt) => {
      const received = await target.post(`${query} ${fragment} #${attempt}`)
      expectRefused(received, { status: 400, code: 'QUERY_TOO_COMPLEX' })
    }, AT_ONCE_MS)
    expect(cpuMs).toBeLessThan(AT_ONCE_MS)
  })

  it('for the schema once is answered, as tools ask it', async () => {
    const { status, json } = await target.post(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }))
    expect([status, json.data.__schema.queryType.name]).toEqual([200, 'Query'])
  })
})
