import type { ConformanceSuite } from '../conformance-suite.ts'

/** @provides for some of the types of an interface or union. */
export const suite: ConformanceSuite = {
  name: '@provides on abstract types',
  subgraphs: () => ({
    feed: {
      sdl: `
        type Query { feed: [Media] @provides(fields: "... on Book { title }") any: [Item] @provides(fields: "... on Film { title }") }
        interface Media { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! title: String @external }
        type Film implements Media @key(fields: "id") { id: ID! title: String @external }
        union Item = Book | Film
      `,
      resolvers: {
        Query: {
          feed: () => [
            { __typename: 'Book', id: '1', title: 'provided' },
            { __typename: 'Film', id: '2' },
          ],
          any: () => [
            { __typename: 'Film', id: '2', title: 'provided' },
            { __typename: 'Book', id: '1' },
          ],
        },
      },
    },
    library: {
      sdl: `
        type Book @key(fields: "id") { id: ID! title: String @shareable pages: Int }
        type Film @key(fields: "id") { id: ID! title: String @shareable minutes: Int }
      `,
      resolvers: {
        Book: { title: () => 'of the library', pages: () => 100 },
        Film: { title: () => 'of the library', minutes: () => 90 },
      },
    },
  }),
  operations: [
    {
      name: 'saves the request for those types',
      query: '{ feed { ... on Book { title } } }',
      data: { feed: [{ title: 'provided' }, {}] },
      calls: ['feed'],
    },
    {
      name: 'does not for the others',
      query: '{ feed { __typename id ... on Book { title } ... on Film { title } } }',
      data: {
        feed: [
          { __typename: 'Book', id: '1', title: 'provided' },
          { __typename: 'Film', id: '2', title: 'of the library' },
        ],
      },
      calls: ['feed', 'library'],
    },
    {
      name: 'holds for unions too, each way its own',
      query: '{ any { ... on Film { title } ... on Book { title } } }',
      data: { any: [{ title: 'provided' }, { title: 'of the library' }] },
      calls: ['feed', 'library'],
    },
    {
      name: 'is completed by what only the owner has',
      query: '{ feed { ... on Book { pages title } ... on Film { minutes } } }',
      data: { feed: [{ pages: 100, title: 'provided' }, { minutes: 90 }] },
      calls: ['feed', 'library'],
    },
  ],
}
