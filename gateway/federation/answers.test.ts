import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { testSupergraph } from '../testing/test-schemas.ts'
import { lostPaths } from './execution/lost-paths.ts'
import { deduplicateRepresentations } from './requests/deduplicate-representations.ts'
import { parseAnswer } from './requests/parse-answer.ts'
import { SupergraphRuntime } from './supergraph-runtime.ts'

describe('representations', () => {
  const [a, b] = [
    { __typename: 'User', id: '1' },
    { __typename: 'User', id: '2' },
  ]
  const { variables, expand } = deduplicateRepresentations({ x: 1, representations: [a, b, { ...a }, a] })

  it('are sent once each', () => {
    expect(variables).toEqual({ x: 1, representations: [a, b] })
  })

  it('get their answers and errors everywhere, none shared between two places', () => {
    const { data, errors } = expand({
      data: { _entities: [{ name: 'A' }, null] },
      errors: [{ message: 'one', path: ['_entities', 0, 'email'] }, { message: 'all' }],
    })
    const entities = data?._entities as object[]
    expect(entities).toEqual([{ name: 'A' }, null, { name: 'A' }, { name: 'A' }])
    expect(new Set(entities).size).toBe(4)
    expect(errors?.map(({ path }) => path)).toEqual([
      ['_entities', 0, 'email'],
      ['_entities', 2, 'email'],
      ['_entities', 3, 'email'],
      undefined,
    ])
  })

  it('are left as they are where none is twice there, and where no answer came', () => {
    const plain = { representations: [a, b] }
    expect(deduplicateRepresentations(plain).variables).toBe(plain)
    expect(expand({ data: null })).toEqual({ data: null })
  })
})

describe('the answer of a subgraph', () => {
  it.each([
    '',
    'no',
    '5',
    'null',
    '[]',
    '{}',
    '{"data":null}',
    '{"data":5}',
    '{"data":[]}',
    '{"errors":[]}',
    '{"errors":[{}]}',
    '{"errors":["a"]}',
    '{"errors":{}}',
    '{"data":{},"errors":[{"message":"a","path":5}]}',
    '{"data":{},"errors":[{"message":"a","extensions":5}]}',
  ])('is none in %s', (text) => expect(parseAnswer(text)).toBeNull())

  it('is data, errors, or both', () => {
    expect(parseAnswer('{"data":{"a":1},"more":5,"extensions":null}')).toEqual({ data: { a: 1 } })
    expect(parseAnswer('{"errors":[{"message":"a"}]}')).toEqual({ errors: [{ message: 'a' }] })
    expect(parseAnswer('{"data":null,"errors":[{"message":"a","path":["b",0]}],"extensions":{"c":1}}')).toEqual({
      data: null,
      errors: [{ message: 'a', path: ['b', 0] }],
      extensions: { c: 1 },
    })
  })
})

describe('the shape of an answer', () => {
  const runtime = new SupergraphRuntime({
    supergraphSdl: testSupergraph(),
    dataSources: {},
    introspection: true,
  })
  const shape =
    '{ list: agents { name } ...F _service { sdl } } fragment F on Query { run(id: "1") { session { id agent { ... on Agent { owner { id } } } } } }'
  const entities = 'query($r:[_Any!]!){_entities(representations:$r){...on User{name} ...on Run{session{id}}}}'

  it.each([
    {},
    null,
    { list: null },
    { list: [] },
    { list: [null, { name: null }, { name: 5 }] },
    { run: { session: { agent: { owner: null } } } },
    { unknown: [[5]] },
    { _service: 5 },
  ])('is kept by %j', (data) => expect(runtime.fitsOf(shape)(data)).toBe(true))

  it.each([
    [],
    5,
    'a',
    { list: {} },
    { list: [5] },
    { list: [[]] },
    { list: ['a'] },
    { run: [] },
    { run: { session: 5 } },
    { run: { session: { agent: { owner: [] } } } },
    { run: { __typename: 5 } },
  ])('is not kept by %j', (data) => expect(runtime.fitsOf(shape)(data)).toBe(false))

  it('is known of entities', () => {
    expect(runtime.fitsOf(entities)({ _entities: [null, { name: 'a' }, { session: { id: 'b' } }] })).toBe(true)
    for (const wrong of [{ _entities: {} }, { _entities: [5] }, { _entities: [{ session: [] }] }])
      expect(runtime.fitsOf(entities)(wrong)).toBe(false)
  })
})

describe('paths that a lost fetch leaves null', () => {
  const lost = (operation: string, path: string[], data: unknown, most = 20) =>
    lostPaths(parse(operation), path, data, most)

  it('are the outermost fields that nobody else has filled', () => {
    const operation = '{ token(id: "t") { __typename id team { text } price { usd } } }'
    expect(lost(operation, [], { token: { id: 't', team: null, price: { usd: null } } })).toEqual([
      ['token', 'team'],
      ['token', 'price', 'usd'],
    ])
    expect(lost(operation, [], { token: null })).toEqual([['token']])
    expect(lost(operation, [], null)).toEqual([])
  })

  it('lie under the entities, each in its place', () => {
    const operation = 'query($r:[_Any!]!){_entities(representations:$r){...F}} fragment F on User{name email}'
    const data = { agents: [{ owner: { name: null } }, { owner: null }, null, { owner: { name: 'a', email: null } }] }
    expect(lost(operation, ['agents', '@', 'owner'], data)).toEqual([
      ['agents', 0, 'owner', 'name'],
      ['agents', 1, 'owner'],
      ['agents', 2],
      ['agents', 3, 'owner', 'email'],
    ])
  })

  it('are no more than can be read', () => {
    const data = { agents: Array.from({ length: 100 }, () => ({ owner: null })) }
    expect(lost('{ _entities { ... on User { name } } }', ['agents', '@', 'owner'], data, 7)).toHaveLength(7)
  })

  it('leave out names that the answer does not have', () => {
    expect(lost('{ a { __proto__ hidden } }', [], { a: { shown: 1 } })).toEqual([])
  })
})
