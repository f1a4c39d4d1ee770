import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Subgraphs of federation 1 beside one of federation 2. */
export const suite: ConformanceSuite = {
  name: 'subgraphs of federation 1',
  subgraphs: () => ({
    products: {
      isFederationOne: true,
      sdl: `
        type Query { top(first: Int = 2): [Product] }
        type Product @key(fields: "upc") { upc: String! name: String weight: Int }
        type Page { size: Int! }
      `,
      resolvers: {
        Query: {
          top: (_: unknown, { first }: { first: number }) =>
            ['1', '2', '3'].slice(0, first).map((upc) => ({ upc, name: `name ${upc}`, weight: Number(upc) })),
        },
        Product: { __resolveReference: ({ upc }: Row) => ({ upc, name: `name ${upc}`, weight: Number(upc) }) },
      },
    },
    stock: {
      isFederationOne: true,
      sdl: `
        extend type Product @key(fields: "upc") {
          upc: String! @external
          weight: Int @external
          inStock: Boolean
          shipping: Int @requires(fields: "weight")
        }
        extend type Query { anyInStock: Product page: Page }
        type Page { size: Int! }
      `,
      resolvers: {
        Query: { anyInStock: () => ({ upc: '3' }), page: () => ({ size: 0 }) },
        Product: { inStock: ({ upc }: Row) => upc !== '2', shipping: ({ weight }: { weight: number }) => weight * 10 },
      },
    },
    reviews: {
      sdl: 'type Product @key(fields: "upc") { upc: String! reviews: [Review!] } type Review { text: String! of: Product! }',
      resolvers: { Product: { reviews: ({ upc }: Row) => [{ text: `review ${upc}`, of: { upc } }] } },
    },
  }),
  operations: [
    {
      name: 'extend types of each other',
      query: '{ top { name inStock } }',
      data: {
        top: [
          { name: 'name 1', inStock: true },
          { name: 'name 2', inStock: false },
        ],
      },
      calls: ['products', 'stock'],
    },
    {
      name: 'require fields of each other',
      query: '{ top(first: 1) { shipping reviews { text of { name } } } }',
      data: { top: [{ shipping: 10, reviews: [{ text: 'review 1', of: { name: 'name 1' } }] }] },
    },
    {
      name: 'extend the root',
      query: '{ anyInStock { upc inStock } page { size } }',
      data: { anyInStock: { upc: '3', inStock: true }, page: { size: 0 } },
      calls: ['stock'],
    },
  ],
}
