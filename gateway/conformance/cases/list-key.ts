import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const baskets = [
  { owner: 'ada', items: [{ upc: 'u1' }, { upc: 'u2' }], tags: ['new', 'gift'] },
  { owner: 'alan', items: [], tags: [] },
]

/** Keys in which lists stand. */
export const suite: ConformanceSuite = {
  name: 'keys on lists',
  subgraphs: () => ({
    baskets: {
      sdl: `
        type Query { baskets: [Basket!]! }
        type Basket @key(fields: "items { upc } tags") { owner: String items: [Item!]! tags: [String!]! }
        type Item @key(fields: "upc") { upc: ID! }
      `,
      resolvers: { Query: { baskets: () => baskets } },
    },
    totals: {
      sdl: `
        type Basket @key(fields: "items { upc } tags") { items: [Item!]! tags: [String!]! total: Int! heaviest: Item }
        type Item @key(fields: "upc") { upc: ID! weight: Int! }
      `,
      resolvers: {
        Basket: {
          __resolveReference: (reference: Row) => reference,
          total: ({ items, tags }: { items: unknown[]; tags: unknown[] }) => items.length * 10 + tags.length,
          heaviest: ({ items }: { items: unknown[] }) => items.at(-1) ?? null,
        },
        Item: { weight: ({ upc }: { upc: string }) => Number(upc.slice(1)) },
      },
    },
  }),
  operations: [
    {
      name: 'sends the lists whole, empty ones too',
      query: '{ baskets { total } }',
      data: { baskets: [{ total: 22 }, { total: 0 }] },
      calls: ['baskets', 'totals'],
      sent: {
        totals: {
          representations: [
            { __typename: 'Basket', items: [{ upc: 'u1' }, { upc: 'u2' }], tags: ['new', 'gift'] },
            { __typename: 'Basket', items: [], tags: [] },
          ],
        },
      },
    },
    {
      name: 'completes entities within the entity',
      query: '{ baskets { owner items { weight } heaviest { upc weight } } }',
      data: {
        baskets: [
          { owner: 'ada', items: [{ weight: 1 }, { weight: 2 }], heaviest: { upc: 'u2', weight: 2 } },
          { owner: 'alan', items: [], heaviest: null },
        ],
      },
    },
  ],
}
