import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Names that a client gives to fields and that gateways need for others: of keys, of what is required, of types. */
export const suite: ConformanceSuite = {
  name: 'aliases that are names of keys',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { user: User users: [User] nodes: [Node!]! }
        type Mutation { join: User }
        interface Node { id: ID! }
        type User implements Node @key(fields: "id") { id: ID! name: String! first(count: Int = 1): String rank: Int points(of: String): Int group: Group }
        type Group implements Node @key(fields: "code area { id }") { id: ID! code: ID! area: Area! motto: String }
        type Area @shareable { id: ID! }
      `,
      resolvers: {
        Query: {
          user: () => ({
            id: '1',
            name: 'Ada',
            rank: 3,
            group: { id: 'g', code: 'c', area: { id: 'r' }, motto: 'on' },
          }),
          users: () => [{ id: '1', name: 'Ada', rank: 0 }, null, { id: '2', name: 'Alan', rank: 4 }],
          nodes: () => [
            { __typename: 'User', id: '1', name: 'Ada', rank: 3 },
            { __typename: 'Group', id: 'g', code: 'c', area: { id: 'r' }, motto: 'on' },
          ],
        },
        Mutation: { join: () => ({ id: '3', name: 'Joan', rank: 1 }) },
        User: {
          first: ({ name }: { name: string }, { count }: { count: number }) => name.slice(0, count),
          points: (_: unknown, { of }: { of?: string }) => (of === 'all' ? 9 : 1),
        },
      },
    },
    b: {
      sdl: `
        type User @key(fields: "id") {
          id: ID!
          email: String
          rank: Int @external
          points(of: String): Int @external
          score: Int @requires(fields: "rank")
          total: Int @requires(fields: "points(of: \\"all\\")")
          strict: String!
        }
        type Group @key(fields: "code area { id }") { code: ID! area: Area! size: Int }
        type Area @shareable { id: ID! }
      `,
      resolvers: {
        User: {
          email: ({ id }: Row) => {
            if (id === '2') throw new Error('no email')
            return `${id}@x`
          },
          score: ({ rank }: { rank: number }) => rank * 10,
          total: ({ points }: { points: number }) => points,
          strict: ({ id }: Row) => (id === '2' ? null : 'strict'),
        },
        Group: { size: ({ code, area }: { code: string; area: Row }) => `${code}${area.id}`.length },
      },
    },
  }),
  operations: [
    {
      name: 'the name of the key',
      query: '{ user { id: name email } }',
      data: { user: { id: 'Ada', email: '1@x' } },
      calls: ['a', 'b'],
    },
    {
      name: 'the name of the key, and the key under another',
      query: '{ user { id: name key: id score } }',
      data: { user: { id: 'Ada', key: '1', score: 30 } },
      calls: ['a', 'b'],
    },
    {
      name: 'the name of what is required',
      query: '{ user { rank: first(count: 2) score } users { rank: id score } }',
      data: {
        user: { rank: 'Ad', score: 30 },
        users: [{ rank: '1', score: 0 }, null, { rank: '2', score: 40 }],
      },
    },
    {
      name: 'the name of what is required with arguments, and one that a gateway might make up',
      query: '{ user { points: rank total points_required_1: name } }',
      data: { user: { points: 3, total: 9, points_required_1: 'Ada' } },
      calls: ['a', 'b'],
    },
    {
      name: 'names of parts of a key',
      query: '{ user { group { area: motto code: id size } } }',
      data: { user: { group: { area: 'on', code: 'g', size: 2 } } },
      calls: ['a', 'b'],
    },
    {
      name: 'a name within a part of a key',
      query: '{ user { group { area { id: __typename } size } } }',
      data: { user: { group: { area: { id: 'Area' }, size: 2 } } },
      calls: ['a', 'b'],
    },
    {
      name: 'the name of the type',
      query: '{ nodes { __typename: id ... on User { email } ... on Group { size } } }',
      data: {
        nodes: [
          { __typename: '1', email: '1@x' },
          { __typename: 'g', size: 2 },
        ],
      },
      calls: ['a', 'b'],
    },
    {
      name: 'a name that is a key on one type and an alias on the other',
      query: '{ nodes { ... on User { code: id email } ... on Group { code size } } }',
      data: {
        nodes: [
          { code: '1', email: '1@x' },
          { code: 'c', size: 2 },
        ],
      },
    },
    {
      name: 'at the root, and around an error',
      query: '{ id: users { id: email rank: name } rank: user { id } }',
      data: { id: [{ id: '1@x', rank: 'Ada' }, null, { id: null, rank: 'Alan' }], rank: { id: '1' } },
      errors: ['id.2.id'],
      calls: ['a', 'b'],
    },
    {
      name: 'of a field that may not be null',
      query: '{ code: users { id: strict } }',
      data: { code: [{ id: 'strict' }, null, null] },
      errors: ['code.2.id'],
      calls: ['a', 'b'],
    },
    {
      name: 'of a mutation',
      query: 'mutation { id: join { id: name email } }',
      data: { id: { id: 'Joan', email: '3@x' } },
      calls: ['a', 'b'],
    },
    {
      name: 'in fragments, left out or not',
      query:
        'query ($no: Boolean!) { user { ...F id: name @skip(if: $no) } } fragment F on User { rank: name @skip(if: $no) score email }',
      variables: { no: true },
      data: { user: { score: 30, email: '1@x' } },
      calls: ['a', 'b'],
    },
  ],
}
