import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const shelf = [
  { id: '1', place: 'a' },
  null,
  { id: null, place: 'b' },
  { id: '9', place: 'c' },
  { id: '2', place: 'd' },
]

/** Lists with holes, keys that are null, and entities that are not there. */
export const suite: ConformanceSuite = {
  name: 'null keys and holes in lists',
  subgraphs: () => ({
    shelf: {
      sdl: `
        type Query { shelf: [Book] rows: [[Book]] one: Book strict: [Book] }
        type Book @key(fields: "id") { id: ID place: String }
      `,
      resolvers: {
        Query: {
          shelf: () => shelf,
          rows: () => [[shelf[0], null], null, [], [shelf[4], shelf[0]]],
          one: () => null,
          strict: () => shelf,
        },
      },
    },
    books: {
      sdl: 'type Book @key(fields: "id") { id: ID title: String also: Book number: Int! }',
      resolvers: {
        Book: {
          __resolveReference: ({ id }: Row) =>
            id === '9' || id === null ? null : { id, title: `Book ${id}`, number: Number(id), also: null },
        },
      },
    },
  }),
  operations: [
    {
      name: 'are kept where they are',
      query: '{ shelf { place title } }',
      data: {
        shelf: [
          { place: 'a', title: 'Book 1' },
          null,
          { place: 'b', title: null },
          { place: 'c', title: null },
          { place: 'd', title: 'Book 2' },
        ],
      },
      calls: ['shelf', 'books'],
    },
    {
      name: 'are kept in lists of lists',
      query: '{ rows { title } }',
      data: { rows: [[{ title: 'Book 1' }, null], null, [], [{ title: 'Book 2' }, { title: 'Book 1' }]] },
      calls: ['shelf', 'books'],
    },
    { name: 'ask nobody where nothing is', query: '{ one { title } }', data: { one: null }, calls: ['shelf'] },
    {
      name: 'cost what may not be null its object',
      query: '{ strict { place number } }',
      data: { strict: [{ place: 'a', number: 1 }, null, null, null, { place: 'd', number: 2 }] },
      errors: ['strict.2.number', 'strict.3.number'],
      calls: ['shelf', 'books'],
    },
    {
      name: 'are null further down',
      query: '{ shelf { also { title } } }',
      data: { shelf: [{ also: null }, null, { also: null }, { also: null }, { also: null }] },
      calls: ['shelf', 'books'],
    },
  ],
}
