import type { ConformanceSuite } from '../conformance-suite.ts'

/** Types and root fields that several subgraphs can give. */
export const suite: ConformanceSuite = {
  name: '@shareable',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { place: Place @shareable a: Holder! }
        type Holder { where: Position! }
        type Place @shareable { name: String! position: Position }
        type Position @shareable { x: Int! y: Int! }
      `,
      resolvers: {
        Query: { place: () => ({ name: 'Rome', position: { x: 1, y: 0 } }), a: () => ({ where: { x: 5, y: 6 } }) },
      },
    },
    b: {
      sdl: `
        type Query { place: Place @shareable b: Position! }
        type Place @shareable { name: String! }
        type Position @shareable { x: Int! y: Int! }
        extend type Place { people: Int }
      `,
      resolvers: { Query: { place: () => ({ name: 'Rome', people: 3 }), b: () => ({ x: 7, y: 8 }) } },
    },
  }),
  operations: [
    { name: 'asks one of them', query: '{ place { name } }', data: { place: { name: 'Rome' } } },
    {
      name: 'asks the one that has the field',
      query: '{ place { name position { x y } } }',
      data: { place: { name: 'Rome', position: { x: 1, y: 0 } } },
      calls: ['a'],
    },
    {
      name: 'asks the other that has the field',
      query: '{ place { people } }',
      data: { place: { people: 3 } },
      calls: ['b'],
    },
    {
      name: 'asks a root field of two for parts of it, and joins them',
      query: '{ place { people position { x } name } }',
      data: { place: { people: 3, position: { x: 1 }, name: 'Rome' } },
      calls: ['a', 'b'],
    },
    {
      name: 'lets a value type be its own in every subgraph',
      query: '{ a { where { x y } } b { y x } }',
      data: { a: { where: { x: 5, y: 6 } }, b: { y: 8, x: 7 } },
      calls: ['a', 'b'],
    },
  ],
}
