import type { ConformanceSuite } from '../conformance-suite.ts'

/**
 * Fields that one subgraph may not answer with null and another may, on types that never meet: clients may ask for
 * both under one name, subgraphs may not be asked so.
 */
export const suite: ConformanceSuite = {
  name: 'one name, null here and not there',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { found: [Found] }
        union Found = Movie | Song
        type Movie @key(fields: "id") { id: ID! length: Int! @shareable title: String! @shareable tags: [String!]! @shareable }
        type Song @key(fields: "id") { id: ID! length: Int @shareable title: String @shareable tags: [String] @shareable }
      `,
      resolvers: {
        Query: {
          found: () => [
            { __typename: 'Movie', id: 'm', length: 0, title: '', tags: [] },
            { __typename: 'Song', id: 's', length: 0, title: '', tags: [''] },
            { __typename: 'Song', id: 't', length: null, title: null, tags: null },
          ],
        },
      },
    },
    b: {
      sdl: `
        type Movie @key(fields: "id") { id: ID! length: Int @shareable title: String @shareable tags: [String] @shareable seen: Boolean! }
        type Song @key(fields: "id") { id: ID! seen: Boolean }
      `,
      resolvers: {
        Movie: { seen: () => false },
        Song: { seen: ({ id }: { id: string }) => (id === 's' ? false : null) },
      },
    },
  }),
  operations: [
    {
      name: 'numbers',
      query: '{ found { ... on Movie { length } ... on Song { length } } }',
      data: { found: [{ length: 0 }, { length: 0 }, { length: null }] },
      calls: ['a'],
    },
    {
      name: 'texts and lists',
      query: '{ found { ... on Movie { title tags } ... on Song { title tags } } }',
      data: {
        found: [
          { title: '', tags: [] },
          { title: '', tags: [''] },
          { title: null, tags: null },
        ],
      },
      calls: ['a'],
    },
  ],
}
