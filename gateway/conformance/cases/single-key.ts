import type { ConformanceSuite } from '../conformance-suite.ts'

const books = [
  { id: '1', title: 'Dune', authorId: 'a' },
  { id: '2', title: 'Emma', authorId: 'b' },
  { id: '3', title: 'Persuasion', authorId: 'b' },
]

/** One key, entered from a field, from a list, and from below. */
export const suite: ConformanceSuite = {
  name: 'a single key',
  subgraphs: () => ({
    books: {
      sdl: `
        type Query { books: [Book!]! book(id: ID!): Book }
        type Book @key(fields: "id") { id: ID! title: String! author: Author }
        type Author @key(fields: "id") { id: ID! }
      `,
      resolvers: {
        Query: { books: () => books, book: (_: unknown, { id }: { id: string }) => books.find((one) => one.id === id) },
        Book: { author: ({ authorId }: { authorId: string }) => ({ id: authorId }) },
      },
    },
    people: {
      sdl: 'type Author @key(fields: "id") { id: ID! name: String born: Int }',
      resolvers: {
        Author: {
          __resolveReference: ({ id }: { id: string }) =>
            ({ a: { id, name: 'Herbert', born: 1920 }, b: { id, name: 'Austen', born: 1775 } })[id],
        },
      },
    },
    sales: {
      sdl: 'type Book @key(fields: "id") { id: ID! sold: Int! }',
      resolvers: { Book: { __resolveReference: ({ id }: { id: string }) => ({ id, sold: Number(id) * 100 }) } },
    },
  }),
  operations: [
    {
      name: 'asks no one for what the first subgraph has',
      query: '{ book(id: "1") { title author { id } } }',
      data: { book: { title: 'Dune', author: { id: 'a' } } },
      calls: ['books'],
      asked: { books: '{ book(id: 1) { title author { id } } }' },
    },
    {
      name: 'enters by the key without showing it',
      query: '{ book(id: "1") { sold } }',
      data: { book: { sold: 100 } },
      calls: ['books', 'sales'],
      asked: {
        books: '{ book(id: 1) { __typename id } }',
        sales:
          'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { sold } } }',
      },
      sent: { sales: { representations: [{ __typename: 'Book', id: '1' }] } },
    },
    {
      name: 'asks for all entities of a list in one request',
      query: '{ books { sold title author { name } } }',
      data: {
        books: [
          { sold: 100, title: 'Dune', author: { name: 'Herbert' } },
          { sold: 200, title: 'Emma', author: { name: 'Austen' } },
          { sold: 300, title: 'Persuasion', author: { name: 'Austen' } },
        ],
      },
      calls: ['books', 'sales', 'people'],
    },
    {
      name: 'gives fields in the order in which they are asked for, whoever brings them',
      query: '{ book(id: "2") { author { born id name } sold id } }',
      data: { book: { author: { born: 1775, id: 'b', name: 'Austen' }, sold: 200, id: '2' } },
      calls: ['books', 'people', 'sales'],
    },
    {
      name: 'asks nobody about an entity that is null',
      query: '{ book(id: "9") { title sold } }',
      data: { book: null },
      calls: ['books'],
    },
    {
      name: 'asks under several names in one request to each subgraph where it can',
      query: '{ a: book(id: "1") { t: title s: sold } b: book(id: "3") { t: id } }',
      data: { a: { t: 'Dune', s: 100 }, b: { t: '3' } },
      calls: ['books', 'sales'],
    },
    {
      name: 'tells types everywhere',
      query: '{ __typename book(id: "1") { __typename a: __typename author { __typename name } } }',
      data: {
        __typename: 'Query',
        book: { __typename: 'Book', a: 'Book', author: { __typename: 'Author', name: 'Herbert' } },
      },
      calls: ['books', 'people'],
    },
  ],
}
