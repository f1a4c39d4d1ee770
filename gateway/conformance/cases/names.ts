import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Names that clients choose, and names that mean something in JavaScript. */
export const suite: ConformanceSuite = {
  name: 'names that clients choose',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { user: User users: [User] }
        type User @key(fields: "id") { id: ID! name: String! first(count: Int = 1): String rank: Int }
      `,
      resolvers: {
        Query: {
          user: () => ({ id: '1', name: 'Ada', rank: 3 }),
          users: () => [
            { id: '1', name: 'Ada' },
            { id: '2', name: 'Alan' },
          ],
        },
        User: { first: ({ name }: { name: string }, { count }: { count: number }) => name.slice(0, count) },
      },
    },
    b: {
      sdl: `
        type User @key(fields: "id") { id: ID! email: String! posts(first: Int = 2): [Post!]! rank: Int @external score: Int @requires(fields: "rank") }
        type Post { title: String! constructor: String }
      `,
      resolvers: {
        User: {
          email: ({ id }: Row) => `${id}@example.org`,
          posts: ({ id }: Row, { first }: { first: number }) =>
            Array.from({ length: first }, (_, index) => ({ title: `${id}.${index}`, constructor: 'made' })),
          score: ({ rank }: { rank: number }) => rank * 10,
        },
      },
    },
  }),
  operations: [
    {
      name: 'one field twice with other arguments',
      query: '{ user { a: posts(first: 1) { title } b: posts { t: title } } }',
      data: { user: { a: [{ title: '1.0' }], b: [{ t: '1.0' }, { t: '1.1' }] } },
      calls: ['a', 'b'],
    },
    {
      name: 'names of fields swapped, in two subgraphs',
      query: '{ user { email: name name: email } }',
      data: { user: { email: 'Ada', name: '1@example.org' } },
      calls: ['a', 'b'],
    },
    {
      name: 'an alias that is the name of the type',
      query: '{ user { typename: id kind: __typename email } }',
      data: { user: { typename: '1', kind: 'User', email: '1@example.org' } },
      calls: ['a', 'b'],
    },
    {
      name: 'names of JavaScript',
      query: '{ constructor: user { toString: name valueOf: email hasOwnProperty: posts(first: 1) { constructor } } }',
      data: { constructor: { toString: 'Ada', valueOf: '1@example.org', hasOwnProperty: [{ constructor: 'made' }] } },
      calls: ['a', 'b'],
    },
    {
      name: 'one selection written several times',
      query: '{ user { name posts(first: 1) { title } } user { id posts(first: 1) { again: title } email } }',
      data: { user: { name: 'Ada', posts: [{ title: '1.0', again: '1.0' }], id: '1', email: '1@example.org' } },
      calls: ['a', 'b'],
    },
    {
      name: 'one root field under two names',
      query: '{ a: users { email } b: users { id } }',
      data: { a: [{ email: '1@example.org' }, { email: '2@example.org' }], b: [{ id: '1' }, { id: '2' }] },
      calls: ['a', 'b'],
    },
  ],
}
