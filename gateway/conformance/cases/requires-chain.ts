import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** What is required may itself require something, over three and more subgraphs. */
export const suite: ConformanceSuite = {
  name: '@requires in a chain',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { item: Item! items: [Item!]! }
        type Item @key(fields: "id") { id: ID! base: Int! }
      `,
      resolvers: {
        Query: {
          item: () => ({ id: '1', base: 1 }),
          items: () => [
            { id: '1', base: 1 },
            { id: '2', base: 2 },
          ],
        },
      },
    },
    b: {
      sdl: 'type Item @key(fields: "id") { id: ID! base: Int! @external doubled: Int! @requires(fields: "base") }',
      resolvers: { Item: { doubled: ({ base }: { base: number }) => base * 2 } },
    },
    c: {
      sdl: 'type Item @key(fields: "id") { id: ID! doubled: Int! @external squared: Int! @requires(fields: "doubled") extra: String }',
      resolvers: {
        Item: { squared: ({ doubled }: { doubled: number }) => doubled ** 2, extra: ({ id }: Row) => `extra ${id}` },
      },
    },
    d: {
      sdl: `
        type Item @key(fields: "id") {
          id: ID!
          doubled: Int! @external
          squared: Int! @external
          sum: Int! @requires(fields: "squared doubled")
        }
      `,
      resolvers: { Item: { sum: ({ squared, doubled }: { squared: number; doubled: number }) => squared + doubled } },
    },
  }),
  operations: [
    {
      name: 'goes through two subgraphs',
      query: '{ item { squared } }',
      data: { item: { squared: 4 } },
      calls: ['a', 'b', 'c'],
    },
    {
      name: 'goes through three subgraphs',
      query: '{ items { sum } }',
      data: { items: [{ sum: 6 }, { sum: 20 }] },
      calls: ['a', 'b', 'c', 'd'],
      sent: {
        d: {
          representations: [
            { __typename: 'Item', id: '1', squared: 4, doubled: 2 },
            { __typename: 'Item', id: '2', squared: 16, doubled: 4 },
          ],
        },
      },
    },
    {
      name: 'gives what is on the way, in the order that is asked for',
      query: '{ item { sum squared doubled base } }',
      data: { item: { sum: 6, squared: 4, doubled: 2, base: 1 } },
      calls: ['a', 'b', 'c', 'd'],
    },
    {
      name: 'does not keep other fields of the same subgraph waiting',
      query: '{ item { extra squared } }',
      data: { item: { extra: 'extra 1', squared: 4 } },
      calls: ['a', 'b', 'c', 'c'],
    },
  ],
}
