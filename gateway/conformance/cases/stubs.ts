import type { ConformanceSuite } from '../conformance-suite.ts'
import { rowOf } from '../row-of.ts'

const users = [
  { id: '1', email: 'ada@example.org', name: 'Ada' },
  { id: '2', email: 'alan@example.org', name: 'Alan' },
]

/** Subgraphs that name an entity without being able to give it. */
export const suite: ConformanceSuite = {
  name: 'stubs (resolvable: false)',
  subgraphs: () => ({
    comments: {
      sdl: `
        type Query { comments: [Comment!]! }
        type Comment { text: String! by: User! }
        type User @key(fields: "id", resolvable: false) { id: ID! }
      `,
      resolvers: {
        Query: {
          comments: () => [
            { text: 'first', by: { id: '1' } },
            { text: 'second', by: { id: '2' } },
          ],
        },
      },
    },
    users: {
      sdl: 'type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String! }',
      resolvers: { User: { __resolveReference: rowOf(users, 'id', 'email') } },
    },
    badges: {
      sdl: `
        type Query { bestUser: User }
        type User @key(fields: "id", resolvable: false) @key(fields: "email") { id: ID! email: String! badge: String }
      `,
      resolvers: {
        Query: { bestUser: () => ({ id: '2', email: 'alan@example.org', badge: 'gold' }) },
        User: {
          __resolveReference: (reference: { email?: string }) => {
            if (!reference.email) throw new Error('asked by a key that can not be resolved')
            return { ...reference, badge: `badge of ${reference.email}` }
          },
        },
      },
    },
  }),
  operations: [
    {
      name: 'are completed where the entity is',
      query: '{ comments { text by { name } } }',
      data: {
        comments: [
          { text: 'first', by: { name: 'Ada' } },
          { text: 'second', by: { name: 'Alan' } },
        ],
      },
      calls: ['comments', 'users'],
    },
    {
      name: 'give their key without a request',
      query: '{ comments { by { id __typename } } }',
      data: { comments: [{ by: { id: '1', __typename: 'User' } }, { by: { id: '2', __typename: 'User' } }] },
      calls: ['comments'],
    },
    {
      name: 'are entered by the other key, which is fetched first',
      query: '{ comments { by { badge } } }',
      data: {
        comments: [{ by: { badge: 'badge of ada@example.org' } }, { by: { badge: 'badge of alan@example.org' } }],
      },
      calls: ['comments', 'users', 'badges'],
      sent: {
        badges: {
          representations: [
            { __typename: 'User', email: 'ada@example.org' },
            { __typename: 'User', email: 'alan@example.org' },
          ],
        },
      },
    },
    {
      name: 'are left by the key that can not be entered by',
      query: '{ bestUser { name badge } }',
      data: { bestUser: { name: 'Alan', badge: 'gold' } },
      calls: ['badges', 'users'],
    },
  ],
}
