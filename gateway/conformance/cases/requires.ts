import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const products = [
  { upc: '1', weight: 10, price: 5 },
  { upc: '2', weight: 0, price: 0 },
  { upc: '3', weight: null, price: 7 },
]

/** Fields that are computed from what another subgraph has. */
export const suite: ConformanceSuite = {
  name: '@requires',
  subgraphs: () => ({
    products: {
      sdl: `
        type Query { products: [Product!]! product(upc: ID!): Product }
        type Product @key(fields: "upc") { upc: ID! weight: Int price: Int name(upper: Boolean = false): String! }
      `,
      resolvers: {
        Query: {
          products: () => products,
          product: (_: unknown, { upc }: { upc: string }) => products.find((one) => one.upc === upc),
        },
        Product: { name: ({ upc }: Row, { upper }: { upper: boolean }) => (upper ? `P${upc}` : `p${upc}`) },
      },
    },
    shipping: {
      sdl: `
        type Product @key(fields: "upc") {
          upc: ID!
          weight: Int @external
          price: Int @external
          shipping: Int @requires(fields: "weight price")
          isHeavy: Boolean @requires(fields: "weight")
          depot: String!
        }
      `,
      resolvers: {
        Product: {
          shipping: ({ weight, price }: { weight: number | null; price: number }) =>
            weight === null ? null : weight * 2 + price,
          isHeavy: ({ weight }: { weight: number | null }) => (weight === null ? null : weight > 5),
          depot: ({ upc }: Row) => `depot ${upc}`,
        },
      },
    },
  }),
  operations: [
    {
      name: 'is fetched before what needs it, and not shown',
      query: '{ product(upc: "1") { shipping } }',
      data: { product: { shipping: 25 } },
      calls: ['products', 'shipping'],
      sent: { shipping: { representations: [{ __typename: 'Product', upc: '1', weight: 10, price: 5 }] } },
    },
    {
      name: 'is handed on as it is: zero is zero, null is null',
      query: '{ products { shipping isHeavy } }',
      data: {
        products: [
          { shipping: 25, isHeavy: true },
          { shipping: 0, isHeavy: false },
          { shipping: null, isHeavy: null },
        ],
      },
      calls: ['products', 'shipping'],
    },
    {
      name: 'is not fetched for fields that need nothing',
      query: '{ product(upc: "1") { depot } }',
      data: { product: { depot: 'depot 1' } },
      asked: { products: '{ product(upc: 1) { __typename upc } }' },
    },
    {
      name: 'is found though the client calls it otherwise',
      query: '{ product(upc: "1") { kilos: weight isHeavy cost: price } }',
      data: { product: { kilos: 10, isHeavy: true, cost: 5 } },
      calls: ['products', 'shipping'],
    },
    {
      name: 'and fields that need nothing come in one request',
      query: '{ product(upc: "2") { depot isHeavy shipping } }',
      data: { product: { depot: 'depot 2', isHeavy: false, shipping: 0 } },
      calls: ['products', 'shipping'],
    },
    {
      name: 'is fetched when the field is asked for, by a variable',
      query: 'query ($ship: Boolean!) { product(upc: "1") { upc isHeavy @include(if: $ship) } }',
      variables: { ship: true },
      data: { product: { upc: '1', isHeavy: true } },
      calls: ['products', 'shipping'],
    },
    {
      name: 'and its field are left out, by a variable',
      query: 'query ($ship: Boolean!) { product(upc: "1") { upc isHeavy @include(if: $ship) } }',
      variables: { ship: false },
      data: { product: { upc: '1' } },
      calls: ['products'],
    },
  ],
}
