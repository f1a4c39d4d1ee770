import type { ConformanceSuite } from '../conformance-suite.ts'

/** Interface objects that nobody can make real: some root fields have a way, some have none. */
export const suite: ConformanceSuite = {
  name: 'interface objects that can not be entered',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { a: Node }
        interface Node @key(fields: "id") { id: ID! }
        type Real implements Node @key(fields: "id") { id: ID! name: String! }
      `,
      resolvers: {
        Query: { a: () => ({ __typename: 'Real', id: '1', name: 'real' }) },
        Node: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Real', id, name: 'real' }) },
        Real: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'real' }) },
      },
    },
    b: {
      sdl: `
        type Query { b: Node many: [Node] }
        type Mutation { touch: Node }
        type Node @interfaceObject @key(fields: "id", resolvable: false) { id: ID! }
      `,
      resolvers: {
        Query: { b: () => ({ id: '1' }), many: () => [{ id: '1' }, null] },
        Mutation: { touch: () => ({ id: '1' }) },
      },
    },
  }),
  operations: [
    {
      name: 'are left for where they are known',
      query: '{ b { id ... on Real { name } __typename } }',
      data: { b: { id: '1', name: 'real', __typename: 'Real' } },
      calls: ['b', 'a'],
    },
    { name: 'give what they have', query: '{ many { id } }', data: { many: [{ id: '1' }, null] }, calls: ['b'] },
    { name: 'are what mutations give too', query: 'mutation { touch { id } }', data: { touch: { id: '1' } } },
  ],
}
