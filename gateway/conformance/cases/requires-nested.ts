import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const posts = [
  { id: '1', author: { id: 'a', address: { city: 'Rome' } }, lines: [{ amount: 1 }, { amount: 2 }] },
  { id: '2', author: null, lines: [] },
  { id: '3', author: { id: 'b', address: null }, lines: [{ amount: 0 }] },
]

/** Required fields within objects and lists. */
export const suite: ConformanceSuite = {
  name: '@requires within objects and lists',
  subgraphs: () => ({
    posts: {
      sdl: `
        type Query { posts: [Post!]! post(id: ID!): Post }
        type Post @key(fields: "id") { id: ID! author: Person lines: [Line!]! }
        type Person @shareable { id: ID! address: Address }
        type Address @shareable { city: String! }
        type Line @shareable { amount: Int! }
      `,
      resolvers: {
        Query: { posts: () => posts, post: (_: unknown, { id }: { id: string }) => posts.find((one) => one.id === id) },
      },
    },
    labels: {
      sdl: `
        type Post @key(fields: "id") {
          id: ID!
          author: Person @external
          lines: [Line!]! @external
          city: String @requires(fields: "author { address { city } }")
          total: Int @requires(fields: "lines { amount }")
          both: String @requires(fields: "author { id } lines { amount }")
        }
        type Person @shareable { id: ID! address: Address }
        type Address @shareable { city: String! }
        type Line @shareable { amount: Int! }
      `,
      resolvers: {
        Post: {
          city: ({ author }: { author: { address: { city: string } | null } | null }) =>
            author?.address?.city ?? 'nowhere',
          total: ({ lines }: { lines: { amount: number }[] }) => lines.reduce((sum, one) => sum + one.amount, 0),
          both: ({ author, lines }: { author: Row | null; lines: Row[] }) =>
            `${author?.id ?? 'nobody'}: ${lines.length}`,
        },
      },
    },
  }),
  operations: [
    {
      name: 'are sent as objects',
      query: '{ post(id: "1") { city } }',
      data: { post: { city: 'Rome' } },
      calls: ['posts', 'labels'],
      sent: { labels: { representations: [{ __typename: 'Post', id: '1', author: { address: { city: 'Rome' } } }] } },
    },
    {
      name: 'are null where the object is null, at every depth',
      query: '{ posts { city } }',
      data: { posts: [{ city: 'Rome' }, { city: 'nowhere' }, { city: 'nowhere' }] },
      calls: ['posts', 'labels'],
      sent: {
        labels: {
          representations: [
            { __typename: 'Post', id: '1', author: { address: { city: 'Rome' } } },
            { __typename: 'Post', id: '2', author: null },
            { __typename: 'Post', id: '3', author: { address: null } },
          ],
        },
      },
    },
    {
      name: 'are sent as lists',
      query: '{ posts { total } }',
      data: { posts: [{ total: 3 }, { total: 0 }, { total: 0 }] },
      calls: ['posts', 'labels'],
    },
    {
      name: 'leave what the client asks for there as it is',
      query: '{ posts { author { id } both lines { __typename } } }',
      data: {
        posts: [
          { author: { id: 'a' }, both: 'a: 2', lines: [{ __typename: 'Line' }, { __typename: 'Line' }] },
          { author: null, both: 'nobody: 0', lines: [] },
          { author: { id: 'b' }, both: 'b: 1', lines: [{ __typename: 'Line' }] },
        ],
      },
      calls: ['posts', 'labels'],
    },
    {
      name: 'of several fields are joined',
      query: '{ post(id: "1") { both city total } }',
      data: { post: { both: 'a: 2', city: 'Rome', total: 3 } },
      calls: ['posts', 'labels'],
    },
  ],
}
