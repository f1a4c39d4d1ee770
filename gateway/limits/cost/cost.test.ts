import { composeServices } from '@apollo/composition'
import {
  buildSchema,
  type FragmentDefinitionNode,
  getIntrospectionQuery,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { readSupergraphAtOnce } from '../../federation/supergraph-parts.ts'
import { LIMITS, type Limits } from '../limits.ts'
import { checkDemand, needsVariables } from './check-demand.ts'
import { compileDemand } from './compile-demand.ts'
import type { CostRules } from './cost-rules.ts'
import { introspectionSizes } from './introspection-sizes.ts'
import { wholeSchemaCost } from './whole-schema-cost.ts'

const schema = buildSchema(`
  scalar Long
  interface Node { id: ID! children(limit: Int): [Node!] }
  type Item implements Node { id: ID! children(limit: Int): [Node!] name: String tags: [String!] parts: [Item!] grid: [[Item!]] }
  type Edge { node: Item cursor: String }
  type Connection { edges: [Edge!] nodes: [Item!] total: Int more(first: Int): [Item!] }
  input Page { first: Int = 30 after: String }
  input Search { text: String page: Page limit: Long last: [Int] inner: Search }
  type Query {
    item(limit: Int): Name
    plain: Item
    items(first: Int = 20, last: Int): [Item!]
    connection(first: Int, last: Int): Connection
    search(input: Search!): [Item!]
    texts(limit: String): [Item!]
  }
  type Name { name: String }
  type Payload { item: Item errors: [Name!] }
  type Mutation { setSpending(limit: Int!): Payload rename: Item }
  type Subscription { changes(first: Int): [Item!] }
`)
const NO_RULES: CostRules = { weights: new Map(), lists: new Map(), schemaSizes: introspectionSizes(schema) }

function demandOf(
  query: string,
  options: { limits?: Partial<Limits>; schema?: typeof schema; rules?: CostRules } = {},
) {
  const document = parse(query)
  const asked = options.schema ?? schema
  expect(validate(asked, document)).toEqual([])
  const fragments = Object.fromEntries(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  )
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  return compileDemand(operation as OperationDefinitionNode, fragments, {
    schema: asked,
    rules: options.rules ?? NO_RULES,
    limits: { ...LIMITS, ...options.limits },
  })
}

function costOf(query: string, variables = {}, options: Parameters<typeof demandOf>[1] = {}): number {
  const { cost } = demandOf(query, options)
  return typeof cost === 'number' ? cost : cost(variables)
}

const costs: Record<string, [query: string, cost: number, variables?: object]> = {
  'an object 1 and its leaves nothing': ['{ plain { id name tags } }', 1],
  'what the schema answers itself nothing': ['{ __typename __schema { types { name fields { name } } } }', 0],
  'a mutation ten more': ['mutation { rename { id } }', 11],
  'a list its entries': ['{ items(first: 7) { id } }', 7],
  'a list without a page the default of its argument': ['{ items { id } }', 20],
  'a list without an argument ten': ['{ plain { parts { id } } }', 11],
  'a list of lists ten each': ['{ plain { grid { id } } }', 101],
  'lists within lists their product': ['{ items(first: 5) { parts { parts { id } } } }', 5 * (1 + 10 * (1 + 10))],
  'pages within pages their product': [
    '{ items(first: 5) { children(limit: 4) { children(limit: 3) { id } } } }',
    5 * (1 + 4 * (1 + 3)),
  ],
  'a connection its page, on the lists directly below it': [
    '{ connection(first: 5) { edges { cursor node { id } } nodes { id } total } }',
    1 + 5 * (1 + 1) + 5,
  ],
  'a page of its own below a connection that': ['{ connection(first: 5) { more(first: 2) { id } } }', 1 + 2],
  'a connection whose page is not said ten': ['{ connection { nodes { id } } }', 1 + 10],
  'the larger of two pages': ['{ items(first: 3, last: 50) { id } }', 50],
  'a page of no entries, or fewer, nothing': ['{ a: items(first: 0) { id } b: items(first: -5) { id } }', 0],
  'what null leaves open ten': ['{ items(first: null) { id } }', 10],
  'a page by variable what it says': ['query ($n: Int) { items(first: $n) { id } }', 9, { n: 9 }],
  'a page by a variable that was left out the default of the argument': [
    'query ($n: Int) { items(first: $n) { id } }',
    20,
  ],
  'a page by a variable that is null ten': ['query ($n: Int) { items(first: $n) { id } }', 10, { n: null }],
  'pages by variables their product': [
    'query ($n: Int, $m: Int) { items(first: $n) { children(limit: $m) { id } } plain { id } }',
    6 * (1 + 7) + 1,
    { n: 6, m: 7 },
  ],
  'a page within an input what it says': ['{ search(input: { page: { first: 8 } }) { id } }', 8],
  'a page within an input left out its default': ['{ search(input: { page: {} }) { id } }', 30],
  'a page within an input by variable what it says': [
    'query ($s: Search!) { search(input: $s) { id } }',
    12,
    { s: { limit: '12' } },
  ],
  'a page within an input, by variable in the middle': [
    'query ($p: Page) { search(input: { page: $p }) { id } }',
    6,
    { p: { first: 6 } },
  ],
  'a fragment each time it is spread': [
    '{ items(first: 2) { ...F } plain { ...F } } fragment F on Item { parts { id } }',
    2 * (1 + 10) + 1 + 10,
  ],
  'a fragment on a connection its page, each time another': [
    '{ a: connection(first: 2) { ...F } b: connection(first: 3) { ...F } } fragment F on Connection { nodes { id } }',
    1 + 2 + 1 + 3,
  ],
  'fields of several types together': [
    '{ plain { ... on Item { parts { id } } ... on Node { children(limit: 2) { id } } } }',
    1 + 10 + 2,
  ],
  'a subscription one event': ['subscription { changes(first: 3) { id } }', 3],
}

describe('the cost of an operation', () => {
  it.each(Object.entries(costs))('counts %s', (_, [query, cost, variables]) => {
    expect(costOf(query, variables)).toBe(cost)
  })

  it('is refused over the limit and not at it', () => {
    const limits = { ...LIMITS, cost: 50 }
    const check = (first: number) => checkDemand(demandOf(`{ items(first: ${first}) { id } }`), {}, limits)
    expect(check(50)).toBeNull()
    expect(check(51)?.message).toMatch(/may bring 51 objects, and one may bring 50/)
    expect(check(51)?.extensions.code).toBe('QUERY_TOO_COMPLEX')
    expect(checkDemand(demandOf('{ items(first: 51) { id } }'), {}, { ...limits, cost: null })).toBeNull()
  })

  it('waits for variables where it depends on them', () => {
    const byVariable = demandOf('query ($n: Int!) { items(first: $n) { id } }')
    const limits = { ...LIMITS, cost: 50 }
    expect([needsVariables(byVariable), checkDemand(byVariable, null, limits)]).toEqual([true, null])
    expect([checkDemand(byVariable, { n: 50 }, limits), checkDemand(byVariable, { n: 51 }, limits)?.message]).toEqual([
      null,
      expect.stringContaining('51 objects'),
    ])
    expect(needsVariables(demandOf('query ($n: String) { items { id } texts(limit: $n) { id } }'))).toBe(false)
  })

  it('is worked out once for a fragment, however often it is spread', () => {
    const spreads = (level: number) => `parts { ...F${level + 1} } again: parts { ...F${level + 1} }`
    const fragments = Array.from({ length: 40 }, (_, level) => `fragment F${level} on Item { ${spreads(level)} }`)
    const cost = costOf(`{ plain { ...F0 } } ${fragments.join(' ')} fragment F40 on Item { id }`)
    expect(cost).toBeGreaterThan(20 ** 40)
  })
})

describe('the size of a page', () => {
  const refusal = (query: string, variables = {}, limits: Partial<Limits> = {}) =>
    checkDemand(demandOf(query, { limits }), variables, { ...LIMITS, pageSize: 100, ...limits })

  const asked: Record<string, [query: (size: number) => string, variables: (size: number) => object]> = {
    first: [(size) => `{ items(first: ${size}) { id } }`, () => ({})],
    last: [(size) => `{ connection(last: ${size}) { total } }`, () => ({})],
    limit: [(size) => `{ items { children(limit: ${size}) { id } } }`, () => ({})],
    'first by variable': [() => 'query ($n: Int) { items(first: $n) { id } }', (n) => ({ n })],
    'first within a fragment': [
      (size) => `{ items { ...F } } fragment F on Item { ... on Node { first: children(limit: ${size}) { id } } }`,
      () => ({}),
    ],
    'first that is left out': [(size) => `{ connection(first: ${size}) @skip(if: true) { total } }`, () => ({})],
    'page.first within an input': [(size) => `{ search(input: { page: { first: ${size} } }) { id } }`, () => ({})],
    'limit within an input within an input': [
      (size) => `{ search(input: { inner: { inner: { limit: ${size} } } }) { id } }`,
      () => ({}),
    ],
    'page.first within an input by variable': [
      () => 'query ($s: Search!) { search(input: $s) { id } }',
      (first) => ({ s: { page: { first } } }),
    ],
    'a number in a text': [() => 'query ($l: Long) { search(input: { limit: $l }) { id } }', (n) => ({ l: `${n}` })],
  }
  it.each(Object.entries(asked))('may be 100 and not 101 where it is %s', (_, [query, variables]) => {
    expect(refusal(query(100), variables(100))).toBeNull()
    for (const size of [101, 99_999_999]) {
      const error = refusal(query(size), variables(size))
      expect(error?.message).toMatch(new RegExp(`^"[a-z.]*(first|last|limit)" of "[a-z]+" is ${size}: .*100 entries`))
      expect(error?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('is nothing that an argument of the name says of something else', () => {
    expect(refusal('{ item(limit: 500) { name } }')).toBeNull()
    expect(refusal('{ texts(limit: "500") { id } }')).toBeNull()
    expect(refusal('mutation { setSpending(limit: 500) { item { id } } }')).toBeNull()
  })

  it('can be any, other than 100, or of other names', () => {
    expect(refusal('{ items(first: 5000) { id } }', {}, { pageSize: null })).toBeNull()
    expect(refusal('{ items(first: 500) { id } }', {}, { pageSize: 500 })).toBeNull()
    expect(refusal('{ items(first: 501) { id } }', {}, { pageSize: 500 })?.message).toContain('500 entries')
    expect(refusal('{ items(first: 501) { id } }', {}, { pageArguments: ['last'] })).toBeNull()
  })
})

describe('reading the schema', () => {
  const options = { schema, rules: NO_RULES, limits: LIMITS }
  const whole = wholeSchemaCost(options)
  const share = (query: string) => demandOf(query).schemaCost / whole

  it('costs subgraphs nothing, and is measured by what tools ask for', () => {
    expect(demandOf(getIntrospectionQuery())).toMatchObject({ cost: 0, pages: [] })
    expect(share(getIntrospectionQuery())).toBeCloseTo(1, 1)
    expect(share('{ plain { id } __typename }')).toBe(0)
    expect(share('{ __type(name: "Item") { name fields { name type { name ofType { name } } } } }')).toBeLessThan(0.2)
    expect(share('{ __schema { queryType { name } types { name kind } } }')).toBeLessThan(0.2)
  })

  it.each([
    ['by aliases of the root', `{ ${'abcdefg'.replaceAll(/./g, '$&: __schema { ...T } ')} }`],
    ['by aliases below it', `{ __schema { ...T ${'abcdefg'.replaceAll(/./g, '$&: types { ...F } ')} } }`],
    ['through the types of fields', '{ __schema { types { fields { type { ...F } args { type { ...F } } } } } }'],
  ])('costs more than twice the whole of it %s', (_, query) => {
    const type = 'type { name ofType { name ofType { name ofType { name } } } }'
    const fragments = `fragment F on __Type { fields { name args { name ${type} } ${type} } enumValues { name } inputFields { name ${type} } }`
    const used = query.includes('...T') ? 'fragment T on __Schema { types { ...F } }' : ''
    expect(share(`${query} ${used} ${fragments}`)).toBeGreaterThan(LIMITS.introspections ?? 0)
  })
})

describe('what a supergraph says of its costs', () => {
  const subgraph = (imports: string, cost: string, listSize: string) => `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])
    type Query {
      a(first: Int = 5, heavy: Boolean @${cost}(weight: 2)): [A!] @${listSize}(assumedSize: 7)
      b(limit: Int, count: Int): Box @${listSize}(slicingArguments: ["count"], sizedFields: ["nodes"]) @${cost}(weight: 9)
      c(count: Int): [A!] @${listSize}(slicingArguments: ["count"], requireOneSlicingArgument: false, assumedSize: 3)
      e: E
      s: S
    }
    type A @${cost}(weight: 4) { id: ID! }
    scalar S @${cost}(weight: 5)
    enum E @${cost}(weight: 6) { X }
    type Box { nodes: [A!] others: [A!] }`
  const named = [
    ['@cost and @listSize', '"@cost", "@listSize"', 'cost', 'listSize'],
    ['names of its own', '{ name: "@cost", as: "@price" }', 'price', 'federation__listSize'],
  ] as const
  it.each(named)('is respected under %s', (_, imports, cost, listSize) => {
    const typeDefs = parse(subgraph(imports, cost, listSize))
    const { supergraphSdl, errors } = composeServices([{ name: 'x', url: 'http://x', typeDefs }])
    expect(errors).toBeUndefined()
    const parts = readSupergraphAtOnce(supergraphSdl ?? '')
    const options = { schema: parts.schema, rules: parts.costRules }
    const of = (query: string) => costOf(query, {}, options)
    expect(of('{ a { id } }')).toBe(5 * 4)
    expect(of('{ a(first: null) { id } }')).toBe(7 * 4)
    expect(of('{ a(first: 1, heavy: true) { id } }')).toBe(4 + 2)
    expect(of('{ b(limit: 500, count: 3) { nodes { id } others { id } } }')).toBe(9 + 3 * 4 + 10 * 4)
    expect(of('{ c(count: 2) { id } }')).toBe(2 * 4)
    expect(of('{ c { id } }')).toBe(3 * 4)
    expect(of('{ e s }')).toBe(6 + 5)
    const page = (size: number) =>
      checkDemand(demandOf(`{ b(count: ${size}) { nodes { id } } }`, options), {}, { ...LIMITS, pageSize: 100 })
        ?.message
    expect([page(100), page(101)]).toEqual([undefined, expect.stringContaining('"count" of "b" is 101')])
  })
})
