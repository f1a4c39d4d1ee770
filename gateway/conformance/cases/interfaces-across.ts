import type { ConformanceSuite } from '../conformance-suite.ts'

const shape = (kind: string, id: string) => ({ __typename: kind, id, area: 4 })

/** An interface that has other implementers, and other fields, in other subgraphs. */
export const suite: ConformanceSuite = {
  name: 'interfaces with different implementers',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { shapes: [Shape!]! }
        interface Shape { id: ID! area: Float! }
        type Circle implements Shape @key(fields: "id") { id: ID! area: Float! @shareable radius: Float! }
        type Square implements Shape @key(fields: "id") { id: ID! area: Float! side: Float! }
      `,
      resolvers: {
        Query: {
          shapes: () => [
            { ...shape('Circle', 'c'), radius: 1 },
            { ...shape('Square', 's'), side: 2 },
          ],
        },
        Circle: { __resolveReference: () => ({ ...shape('Circle', 'c'), radius: 1 }) },
      },
    },
    b: {
      sdl: `
        type Query { drawn: [Shape!]! }
        interface Shape { id: ID! color: String }
        interface Named { name: String! }
        type Circle implements Shape & Named @key(fields: "id") { id: ID! color: String area: Float! @shareable name: String! }
        type Line implements Shape @key(fields: "id") { id: ID! color: String area: Float! length: Float! }
      `,
      resolvers: {
        Query: {
          drawn: () => [
            { ...shape('Line', 'l'), length: 3, color: 'red' },
            { ...shape('Circle', 'c'), color: 'blue', name: 'Round' },
          ],
        },
        Circle: { __resolveReference: () => ({ ...shape('Circle', 'c'), color: 'blue', name: 'Round' }) },
      },
    },
    d: {
      sdl: 'type Square @key(fields: "id") { id: ID! color: String } type Circle @key(fields: "id") { id: ID! note: String }',
      resolvers: { Square: { color: () => 'green' }, Circle: { note: () => 'a note' } },
    },
  }),
  operations: [
    {
      name: 'gives a field of the interface that its subgraph has',
      query: '{ shapes { id area } }',
      data: {
        shapes: [
          { id: 'c', area: 4 },
          { id: 's', area: 4 },
        ],
      },
      calls: ['a'],
    },
    {
      name: 'gives a field that each type has elsewhere',
      query: '{ shapes { color } }',
      data: { shapes: [{ color: 'blue' }, { color: 'green' }] },
      calls: ['a', 'b', 'd'],
    },
    {
      name: 'gives a field that only its types have in that subgraph',
      query: '{ drawn { area color __typename } }',
      data: {
        drawn: [
          { area: 4, color: 'red', __typename: 'Line' },
          { area: 4, color: 'blue', __typename: 'Circle' },
        ],
      },
      calls: ['b'],
    },
    {
      name: 'takes fragments on an interface that the subgraph does not have',
      query: '{ shapes { id ... on Named { name } } }',
      data: { shapes: [{ id: 'c', name: 'Round' }, { id: 's' }] },
      calls: ['a', 'b'],
    },
    {
      name: 'takes fragments on types that are never there',
      query: '{ shapes { ... on Line { length } ... on Circle { radius note } } }',
      data: { shapes: [{ radius: 1, note: 'a note' }, {}] },
      calls: ['a', 'd'],
    },
    {
      name: 'takes fragments within fragments',
      query: '{ drawn { ... on Shape { ... on Named { ... on Circle { radius name ... on Shape { color } } } } } }',
      data: { drawn: [{}, { radius: 1, name: 'Round', color: 'blue' }] },
      calls: ['a', 'b'],
    },
  ],
}
