import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import { IDENTITY_HEADER, signInternalIdentity } from '../auth/index.ts'
import { ClientError } from '../errors/index.ts'
import {
  createSubgraph,
  type DirectAnswer,
  defineSubgraph,
  type RequestContext,
  type RunningSubgraph,
} from './index.ts'

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.13", import: ["@key"])
scalar JSON
scalar DateTime
  type Thing @key(fields: "id") { id: ID! tags: JSON }
  type Query {
    thing: Thing
    who: String!
    "Gives its argument back, as it was and as a resolver left it."
    given(value: JSON): JSON
    kept: JSON
    broken: String
    hard: Int!
    refused: String
    badTime: DateTime
    extended: String
    waits: String
  }
  type Subscription { ticks: Int! failing: Int! refusedTicks: Int! }
`

const identity = {
  issuer: 'gateway',
  principal: { userId: 'u1', role: 'USER' as const, scopes: ['*'], signInId: null, runId: null },
  requestId: 'r1',
  clientAddress: null,
  refreshToken: null,
}
const kept = { list: [{ a: 1 }], date: new Date(0), nothing: undefined, [Symbol('s')]: 1 }
let test: TestPlatform
let subgraph: RunningSubgraph
let ended: PromiseWithResolvers<void>

function ticks(): AsyncIterableIterator<{ ticks: number }> {
  let count = 0
  const iterator: AsyncIterableIterator<{ ticks: number }> = {
    [Symbol.asyncIterator]: () => iterator,
    next: async () =>
      count < 2
        ? { done: false, value: { ticks: count++ } }
        : (Promise.withResolvers().promise as Promise<IteratorResult<{ ticks: number }>>),
    async return() {
      ended.resolve()
      return { done: true, value: undefined }
    },
  }
  return iterator
}

const definition = defineSubgraph<object, RequestContext<object>>({
  name: 'sample',
  services: () => ({}),
  resolvers: {
    Thing: {
      __resolveReference: (reference: { id: string }) => Object.assign(reference, { changed: true }),
      tags: () => kept,
    },
    Query: {
      thing: () => ({ id: '1' }),
      who: (_: unknown, __: unknown, context: RequestContext) => context.principal?.userId ?? 'nobody',
      given: (_: unknown, { value }: { value: Record<string, unknown> }) => Object.assign(value, { touched: true }),
      kept: () => kept,
      broken: () => {
        throw new TypeError('password is hunter2')
      },
      hard: () => null,
      refused: () => {
        throw new ClientError('RATE_LIMITED', 'Slowly.', { retryAfterMs: 5 })
      },
      badTime: () => 'yesterday',
      extended: (_: unknown, __: unknown, context: RequestContext) => {
        context.responseExtensions.at = new Date(0)
        return 'x'
      },
      waits: (_: unknown, __: unknown, { signal }: RequestContext) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    },
    Subscription: {
      ticks: { subscribe: ticks },
      failing: {
        async *subscribe() {
          yield { failing: 1 }
          throw new Error('the source broke')
        },
      },
      refusedTicks: {
        subscribe: () => {
          throw new ClientError('FORBIDDEN', 'Not yours.')
        },
      },
    },
  },
})

beforeAll(async () => {
  test = await createTestPlatform()
  subgraph = await createSubgraph(definition, test.platform, SDL)
})
afterAll(async () => {
  await subgraph.dispose()
  await test.dispose()
})

type Variables = Record<string, unknown>

async function overHttp(query: string, variables: Variables = {}): Promise<unknown> {
  const body = JSON.stringify({ query, variables })
  const token = signInternalIdentity(test.platform.keys.internalIdentity, { ...identity, audience: 'sample', body })
  const init = { method: 'POST', headers: { [IDENTITY_HEADER]: token }, body }
  return (await subgraph.fetch(new Request('http://sample.test/graphql', init))).json()
}

async function direct(query: string, variables: Variables = {}, characters = 0, signal = new AbortController().signal) {
  return subgraph.execute({ query, variables, characters, identity, signal })
}
const stream = async (query: string, signal?: AbortSignal) =>
  (await direct(query, {}, 0, signal)) as AsyncGenerator<DirectAnswer, void, void>

describe('an operation that is run without a request', () => {
  it.each<[string, Variables?]>([
    ['{ thing { id tags } who }'],
    ['{ kept extended }'],
    ['query ($v: JSON) { given(value: $v) }', { v: { deep: [{ x: null }] } }],
    [
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id tags } } }',
      { r: [{ __typename: 'Thing', id: '7' }] },
    ],
    ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: [{ __typename: 'No' }] }],
    ['{ broken refused badTime who }'],
    ['{ hard }'],
    ['{ nothing }'],
    ['{ who'],
    ['query ($n: Int!) { given(value: $n) }', {}],
    ['subscription { refusedTicks }'],
  ])('is answered as over HTTP: %s', async (query, variables) => {
    const answer = await direct(query, variables)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(await overHttp(query, variables))
  })

  it('shares nothing with its resolvers: neither arguments nor answers', async () => {
    const variables = JSON.parse('{"v":{"deep":[{"x":1}],"__proto__":{"polluted":[1]}}}')
    const before = JSON.stringify(variables)
    const first = (await direct('query ($v: JSON) { given(value: $v) }', variables)) as DirectAnswer
    expect(JSON.stringify(variables)).toBe(before)
    expect(JSON.stringify(first.data?.given)).toBe('{"deep":[{"x":1}],"__proto__":{"polluted":[1]},"touched":true}')
    expect({}).not.toHaveProperty('polluted')
    const second = (await direct('{ kept }')) as DirectAnswer
    const taken = second.data?.kept as { list: { a: number }[] }
    ;(taken.list[0] as { a: number }).a = 2
    expect(kept.list).toEqual([{ a: 1 }])
  })

  it('may be as long as over HTTP, and no longer', async () => {
    expect(await direct('{ who }', {}, 2_000_000)).toMatchObject({ data: { who: 'u1' } })
    expect(await direct('{ who }', {}, 2_000_001)).toEqual({
      errors: [{ message: 'The request is too large.', extensions: { code: 'BAD_USER_INPUT' } }],
    })
  })

  it('tells its resolvers when nobody waits any more', async () => {
    const leaving = new AbortController()
    const asked = direct('{ waits }', {}, 0, leaving.signal)
    leaving.abort(new Error('gone'))
    expect(await asked).toMatchObject({ data: { waits: null } })
    await expect(direct('{ who }', {}, 0, leaving.signal)).rejects.toThrow('gone')
  })
})

describe('a subscription that is run without a request', () => {
  it('gives results one by one, and ends its source when its reader returns in the middle of a wait', async () => {
    ended = Promise.withResolvers()
    const results = await stream('subscription { ticks }')
    expect(await results.next()).toEqual({ done: false, value: { data: { ticks: 0 } } })
    expect(await results.next()).toEqual({ done: false, value: { data: { ticks: 1 } } })
    void results.next()
    await results.return()
    await ended.promise
  })

  it('ends its source when nobody waits any more, though its reader does not return', async () => {
    ended = Promise.withResolvers()
    const leaving = new AbortController()
    await stream('subscription { ticks }', leaving.signal)
    leaving.abort()
    await ended.promise
  })

  it('throws what its source throws', async () => {
    const results = await stream('subscription { failing }')
    expect(await results.next()).toMatchObject({ value: { data: { failing: 1 } } })
    await expect(results.next()).rejects.toThrow('the source broke')
  })
})
