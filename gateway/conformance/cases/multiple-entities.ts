import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Several entities of one subgraph, asked for side by side and in turn. */
export const suite: ConformanceSuite = {
  name: 'several entities of one subgraph',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { book: Book author: Author shelf: [Shelved!]! }
        type Book @key(fields: "isbn") { isbn: ID! author: Author! }
        type Author @key(fields: "id") { id: ID! }
        union Shelved = Book | Author
      `,
      resolvers: {
        Query: {
          book: () => ({ isbn: 'x', author: { id: '1' } }),
          author: () => ({ id: '2' }),
          shelf: () => [
            { __typename: 'Book', isbn: 'y', author: { id: '1' } },
            { __typename: 'Author', id: '2' },
            { __typename: 'Book', isbn: 'x', author: { id: '2' } },
          ],
        },
      },
    },
    b: {
      sdl: `
        type Book @key(fields: "isbn") { isbn: ID! title: String! authors: [Author!]! }
        type Author @key(fields: "id") { id: ID! name: String! best: Book! }
      `,
      resolvers: {
        Book: { title: ({ isbn }: Row) => `title ${isbn}`, authors: () => [{ id: '1' }, { id: '2' }] },
        Author: { name: ({ id }: Row) => `name ${id}`, best: ({ id }: Row) => ({ isbn: id === '1' ? 'x' : 'y' }) },
      },
    },
  }),
  operations: [
    {
      name: 'of a union come in one request',
      query: '{ shelf { ... on Book { title } ... on Author { name } } }',
      data: { shelf: [{ title: 'title y' }, { name: 'name 2' }, { title: 'title x' }] },
      calls: ['a', 'b'],
      sent: {
        b: {
          representations: [
            { __typename: 'Book', isbn: 'y' },
            { __typename: 'Author', id: '2' },
            { __typename: 'Book', isbn: 'x' },
          ],
        },
      },
    },
    {
      name: 'at different places come side by side',
      query: '{ book { title author { name } } author { name } }',
      data: { book: { title: 'title x', author: { name: 'name 1' } }, author: { name: 'name 2' } },
    },
    {
      name: 'lead to each other without leaving the subgraph',
      query: '{ author { best { title authors { name best { isbn } } } } }',
      data: {
        author: {
          best: {
            title: 'title y',
            authors: [
              { name: 'name 1', best: { isbn: 'x' } },
              { name: 'name 2', best: { isbn: 'y' } },
            ],
          },
        },
      },
      calls: ['a', 'b'],
    },
    {
      name: 'that are the same are asked for once',
      query: '{ shelf { ... on Book { author { name } } } }',
      data: { shelf: [{ author: { name: 'name 1' } }, {}, { author: { name: 'name 2' } }] },
      calls: ['a', 'b'],
    },
  ],
}
