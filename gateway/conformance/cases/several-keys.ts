import type { ConformanceSuite } from '../conformance-suite.ts'
import { rowOf } from '../row-of.ts'

const products = [
  { id: '1', sku: 's1', upc: 'u1', name: 'Table' },
  { id: '2', sku: 's2', upc: 'u2', name: 'Chair' },
]

/** Subgraphs that know an entity by different keys: one has to be asked for the key of the next. */
export const suite: ConformanceSuite = {
  name: 'several keys',
  subgraphs: () => ({
    catalog: {
      sdl: `
        type Query { products: [Product] byId(id: ID!): Product }
        type Product @key(fields: "id") @key(fields: "sku") { id: ID! sku: String! name: String }
      `,
      resolvers: {
        Query: {
          products: () => products,
          byId: (_: unknown, reference: { id: string }) => rowOf(products, 'id')(reference),
        },
        Product: { __resolveReference: rowOf(products, 'id', 'sku') },
      },
    },
    stock: {
      sdl: `
        type Query { bySku(sku: String!): Product }
        type Product @key(fields: "sku") @key(fields: "upc") { sku: String! upc: String! left: Int }
      `,
      resolvers: {
        Query: { bySku: (_: unknown, reference: { sku: string }) => rowOf(products, 'sku')(reference) },
        Product: {
          __resolveReference: rowOf(products, 'sku', 'upc'),
          left: ({ sku }: { sku: string }) => (sku === 's1' ? 0 : 7),
        },
      },
    },
    prices: {
      sdl: 'type Product @key(fields: "upc") { upc: String! price: Float }',
      resolvers: {
        Product: {
          __resolveReference: rowOf(products, 'upc'),
          price: ({ upc }: { upc: string }) => (upc === 'u1' ? 9.5 : 0),
        },
      },
    },
  }),
  operations: [
    {
      name: 'goes by one key where one is enough',
      query: '{ byId(id: "1") { left } }',
      data: { byId: { left: 0 } },
      calls: ['catalog', 'stock'],
      sent: { stock: { representations: [{ __typename: 'Product', sku: 's1' }] } },
    },
    {
      name: 'asks a subgraph between for the key of the last',
      query: '{ byId(id: "2") { price } }',
      data: { byId: { price: 0 } },
      calls: ['catalog', 'stock', 'prices'],
      sent: { prices: { representations: [{ __typename: 'Product', upc: 'u2' }] } },
    },
    {
      name: 'asks the one between once, for key and fields',
      query: '{ products { price left name } }',
      data: {
        products: [
          { price: 9.5, left: 0, name: 'Table' },
          { price: 0, left: 7, name: 'Chair' },
        ],
      },
      calls: ['catalog', 'stock', 'prices'],
    },
    {
      name: 'goes the other way round',
      query: '{ bySku(sku: "s2") { name id price } }',
      data: { bySku: { name: 'Chair', id: '2', price: 0 } },
      calls: ['stock', 'catalog', 'prices'],
    },
    {
      name: 'begins at two subgraphs at once',
      query: '{ a: byId(id: "1") { upc } b: bySku(sku: "s1") { name } }',
      data: { a: { upc: 'u1' }, b: { name: 'Table' } },
      calls: ['catalog', 'stock', 'stock', 'catalog'],
    },
    {
      name: 'gives the keys themselves when they are asked for, under any name',
      query: '{ byId(id: "1") { k1: id k2: sku k3: upc k4: price } }',
      data: { byId: { k1: '1', k2: 's1', k3: 'u1', k4: 9.5 } },
      calls: ['catalog', 'stock', 'prices'],
    },
  ],
}
