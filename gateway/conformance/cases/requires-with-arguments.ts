import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

interface Comment {
  id: string
  score: number
}

const names = (comments: Comment[] | null | undefined) => (comments ? comments.map(({ id }) => id).join('') : 'none')

/** Required fields that take arguments, beside what the client asks of the same fields. */
export const suite: ConformanceSuite = {
  name: '@requires with arguments',
  subgraphs: () => ({
    posts: {
      sdl: `
        type Query { post: Post posts: [Post]! feed: [Entry!]! }
        interface Entry { id: ID! }
        type Post implements Entry @key(fields: "id") {
          id: ID!
          comments(limit: Int, order: Order = UP): [Comment!]
          count(of: String): Int
          text(upper: Boolean = false): String
          author: Author!
        }
        type Advert implements Entry @key(fields: "id") { id: ID! count(of: String): Int }
        type Comment @shareable { id: ID! score: Int! }
        type Author @shareable { name(short: Boolean): String! }
        enum Order { UP DOWN }
      `,
      resolvers: {
        Query: {
          post: () => ({ __typename: 'Post', id: '1' }),
          posts: () => [{ id: '1' }, null, { id: '2' }, { id: '3' }],
          feed: () => [
            { __typename: 'Advert', id: '9' },
            { __typename: 'Post', id: '1' },
          ],
        },
        Post: {
          comments: ({ id }: Row, { limit, order }: { limit?: number; order: string }) => {
            if (id === '3') throw new Error('no comments')
            const all = id === '1' ? ['a', 'b', 'c', 'd'] : []
            const ordered = order === 'DOWN' ? all.toReversed() : all
            return ordered.slice(0, limit ?? all.length).map((one, index) => ({ id: one, score: index }))
          },
          count: ({ id }: Row, { of = 'all' }: Row) => (of === 'likes' ? 0 : Number(id)),
          text: ({ id }: Row, { upper }: Row) => (id === '2' ? '' : upper ? 'TEXT' : 'text'),
          author: () => ({}),
        },
        Advert: { count: () => 7 },
        Author: { name: (_: unknown, { short }: Row) => (short ? 'A.' : 'Ada') },
      },
    },
    labels: {
      sdl: `
        type Post @key(fields: "id") {
          id: ID!
          comments(limit: Int, order: Order = UP): [Comment!] @external
          count(of: String): Int @external
          text(upper: Boolean = false): String @external
          author: Author! @external
          three: String! @requires(fields: "comments(limit: 3) { id }")
          lastTwo: String! @requires(fields: "comments(order: DOWN, limit: 2) { id }")
          whole: String! @requires(fields: "comments { id }")
          likes: Int @requires(fields: "count(of: \\"likes\\")")
          loud: String @requires(fields: "text(upper: true)")
          byline: String! @requires(fields: "author { name(short: true) } text")
          tag(prefix: String!): String!
        }
        type Advert @key(fields: "id") { id: ID! count(of: String): Int @external clicks: Int @requires(fields: "count(of: \\"clicks\\")") }
        type Comment @shareable { id: ID! score: Int! }
        type Author @shareable { name(short: Boolean): String! }
        enum Order { UP DOWN }
      `,
      resolvers: {
        Post: {
          three: ({ comments }: { comments: Comment[] }) => names(comments),
          lastTwo: ({ comments }: { comments: Comment[] }) => names(comments),
          whole: ({ comments }: { comments: Comment[] }) => names(comments),
          likes: ({ count }: { count: number }) => count,
          loud: ({ text }: { text: string }) => text,
          byline: ({ author, text }: { author: { name: string }; text: string }) => `${author.name}: ${text}`,
          tag: ({ id }: Row, { prefix }: { prefix: string }) => `${prefix}${id}`,
        },
        Advert: { clicks: ({ count }: { count: number }) => count },
      },
    },
  }),
  operations: [
    {
      name: 'sends what was required',
      query: '{ post { three } }',
      data: { post: { three: 'abc' } },
      calls: ['posts', 'labels'],
      sent: {
        labels: {
          representations: [{ __typename: 'Post', id: '1', comments: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }],
        },
      },
    },
    {
      name: 'keeps the arguments of the client apart',
      query: '{ post { three comments(limit: 1) { id score } } }',
      data: { post: { three: 'abc', comments: [{ id: 'a', score: 0 }] } },
      calls: ['posts', 'labels'],
    },
    {
      name: 'keeps variables of the client apart',
      query: 'query ($limit: Int) { post { comments(limit: $limit) { score } three } }',
      variables: { limit: 2 },
      data: { post: { comments: [{ score: 0 }, { score: 1 }], three: 'abc' } },
      calls: ['posts', 'labels'],
    },
    {
      name: 'keeps apart what requires none of the arguments that there are',
      query: '{ post { whole comments(limit: 1) { id } } }',
      data: { post: { whole: 'abcd', comments: [{ id: 'a' }] } },
      calls: ['posts', 'labels'],
    },
    {
      name: 'asks in several requests for fields that require one field with different arguments',
      query: '{ post { three lastTwo whole } }',
      data: { post: { three: 'abc', lastTwo: 'dc', whole: 'abcd' } },
      calls: ['posts', 'labels', 'labels', 'labels'],
    },
    {
      name: 'asks in one request for fields that do not contradict each other',
      query: '{ post { three likes loud } }',
      data: { post: { three: 'abc', likes: 0, loud: 'TEXT' } },
      calls: ['posts', 'labels'],
    },
    {
      name: 'hands on zero, an empty text and null as they are',
      query: '{ posts { likes loud three text } }',
      data: {
        posts: [
          { likes: 0, loud: 'TEXT', three: 'abc', text: 'text' },
          null,
          { likes: 0, loud: '', three: '', text: '' },
          { likes: 0, loud: 'TEXT', three: 'none', text: 'text' },
        ],
      },
      errors: ['posts.3'],
      calls: ['posts', 'labels'],
    },
    {
      name: 'tells an error in what is required without a name that nobody wrote',
      query: '{ posts { three comments(limit: 1) { id } } }',
      data: {
        posts: [
          { three: 'abc', comments: [{ id: 'a' }] },
          null,
          { three: '', comments: [] },
          { three: 'none', comments: null },
        ],
      },
      errors: ['posts.3', 'posts.3.comments'],
      calls: ['posts', 'labels'],
    },
    {
      name: 'reaches into objects',
      query: '{ post { byline author { name } text(upper: true) } }',
      data: { post: { byline: 'A.: text', author: { name: 'Ada' }, text: 'TEXT' } },
      calls: ['posts', 'labels'],
      sent: { labels: { representations: [{ __typename: 'Post', id: '1', author: { name: 'A.' }, text: 'text' }] } },
    },
    {
      name: 'sends variables to the requests that use them alone',
      query:
        'query ($a: String!, $b: String!) { post { three first: tag(prefix: $a) lastTwo second: tag(prefix: $b) } }',
      variables: { a: 'x', b: 'y' },
      data: { post: { three: 'abc', first: 'x1', lastTwo: 'dc', second: 'y1' } },
      calls: ['posts', 'labels', 'labels'],
    },
    {
      name: 'keeps types of an interface apart',
      query: '{ feed { ... on Post { likes count } ... on Advert { clicks c: count } } }',
      data: {
        feed: [
          { clicks: 7, c: 7 },
          { likes: 0, count: 1 },
        ],
      },
      calls: ['posts', 'labels'],
    },
    {
      name: 'takes the same field under several names',
      query: '{ post { x: three y: lastTwo z: three } }',
      data: { post: { x: 'abc', y: 'dc', z: 'abc' } },
      calls: ['posts', 'labels', 'labels'],
    },
    {
      name: 'shows none of its names to clients',
      query: '{ __type(name: "Post") { fields { name } } }',
      data: {
        __type: {
          fields: [
            'id',
            'comments',
            'count',
            'text',
            'author',
            'three',
            'lastTwo',
            'whole',
            'likes',
            'loud',
            'byline',
            'tag',
          ].map((name) => ({ name })),
        },
      },
      calls: [],
    },
  ],
}
