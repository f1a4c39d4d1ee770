import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Variables: which go where, defaults, null and nothing. */
export const suite: ConformanceSuite = {
  name: 'variables',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { list(first: Int, after: String = "start"): [Item!]! echo(value: In): String }
        input In { text: String = "none" list: [Int] inner: In }
        type Item @key(fields: "id") { id: ID! at(zone: String): String }
      `,
      resolvers: {
        Query: {
          list: (_: unknown, { first = 'none', after }: Row) => [{ id: `${first} ${after}` }],
          echo: (_: unknown, { value }: Row) => JSON.stringify(value) ?? 'nothing',
        },
        Item: { at: (_: unknown, { zone = 'no zone' }: Row) => String(zone) },
      },
    },
    b: {
      sdl: 'type Item @key(fields: "id") { id: ID! price(currency: String! = "EUR", zone: String): String }',
      resolvers: { Item: { price: ({ id }: Row, { currency, zone = 'no zone' }: Row) => `${id} ${currency} ${zone}` } },
    },
  }),
  operations: [
    {
      name: 'go to the subgraphs that use them, and to no other',
      query: 'query ($first: Int, $currency: String!) { list(first: $first) { price(currency: $currency) } }',
      variables: { first: 3, currency: 'USD' },
      data: { list: [{ price: '3 start USD no zone' }] },
      calls: ['a', 'b'],
      sent: { a: { first: 3 }, b: { currency: 'USD', representations: [{ __typename: 'Item', id: '3 start' }] } },
    },
    {
      name: 'go to both where both use them',
      query: 'query ($zone: String) { list { at(zone: $zone) price(zone: $zone) } }',
      variables: { zone: 'UTC' },
      data: { list: [{ at: 'UTC', price: 'none start EUR UTC' }] },
      calls: ['a', 'b'],
      sent: { a: { zone: 'UTC' } },
    },
    {
      name: 'that are not given are not given to subgraphs',
      query: 'query ($first: Int, $after: String) { list(first: $first, after: $after) { id } }',
      data: { list: [{ id: 'none start' }] },
      sent: { a: {} },
    },
    {
      name: 'that are null are null',
      query: 'query ($first: Int, $after: String) { list(first: $first, after: $after) { id } }',
      variables: { first: null, after: null },
      data: { list: [{ id: 'null null' }] },
    },
    {
      name: 'have the defaults of the operation',
      query:
        'query ($first: Int = 5, $currency: String! = "GBP") { list(first: $first) { price(currency: $currency) } }',
      data: { list: [{ price: '5 start GBP no zone' }] },
      calls: ['a', 'b'],
    },
    {
      name: 'within inputs and lists',
      query: 'query ($n: Int, $text: String) { echo(value: { list: [1, $n, null], inner: { text: $text } }) }',
      variables: { n: 2, text: 'deep' },
      data: { echo: '{"text":"none","list":[1,2,null],"inner":{"text":"deep"}}' },
    },
    {
      name: 'of a type that they are not',
      query: 'query ($first: Int) { list(first: $first) { id } }',
      variables: { first: 'three' },
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'that are missing though they must be there',
      query: 'query ($currency: String!) { list { price(currency: $currency) } }',
      data: undefined,
      errors: [''],
      calls: [],
    },
  ],
}
