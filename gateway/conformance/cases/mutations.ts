import type { ConformanceSuite } from '../conformance-suite.ts'

/** Mutations: in order, whoever runs them, and their results completed elsewhere. */
export const suite: ConformanceSuite = {
  name: 'mutations',
  subgraphs() {
    const log: string[] = []
    const names = new Map([
      ['1', 'one'],
      ['2', 'two'],
    ])
    return {
      things: {
        sdl: `
          type Query { thing(id: ID!): Thing log: [String!]! }
          type Mutation { rename(id: ID!, name: String!): Thing add(by: Int!): Int! fail: Int }
          type Thing @key(fields: "id") { id: ID! name: String }
        `,
        resolvers: {
          Query: { thing: (_: unknown, { id }: { id: string }) => ({ id }), log: () => log },
          Mutation: {
            rename: (_: unknown, { id, name }: { id: string; name: string }) => {
              log.push(`rename ${id}`)
              names.set(id, name)
              return { id }
            },
            add: (_: unknown, { by }: { by: number }) => {
              log.push(`add ${by}`)
              return log.length
            },
            fail: () => {
              log.push('fail')
              throw new Error('failed')
            },
          },
          Thing: { name: ({ id }: { id: string }) => names.get(id) },
        },
      },
      audit: {
        sdl: `
          type Mutation { note(text: String!): Int! remark(text: String!): Remark! }
          type Remark { text: String! about: Thing! }
          type Thing @key(fields: "id") { id: ID! remarks: Int! }
        `,
        resolvers: {
          Mutation: {
            note: (_: unknown, { text }: { text: string }) => {
              log.push(`note ${text}`)
              return log.length
            },
            remark: (_: unknown, { text }: { text: string }) => {
              log.push(`remark ${text}`)
              return { text, about: { id: '2' } }
            },
          },
          Thing: { remarks: () => log.length },
        },
      },
    }
  },
  operations: [
    {
      name: 'of one subgraph are one request',
      query: 'mutation { a: add(by: 1) b: add(by: 2) }',
      data: { a: 1, b: 2 },
      calls: ['things'],
    },
    {
      name: 'of several subgraphs run in the order in which they are written',
      query: 'mutation { a: add(by: 1) n: note(text: "x") b: add(by: 2) m: note(text: "y") }',
      data: { a: 3, n: 4, b: 5, m: 6 },
      calls: ['things', 'audit', 'things', 'audit'],
    },
    {
      name: 'have their results completed by others',
      query: 'mutation { rename(id: "1", name: "uno") { name remarks } }',
      data: { rename: { name: 'uno', remarks: 7 } },
      calls: ['things', 'audit'],
    },
    {
      name: 'have their results completed by others, before the next begins or after',
      query: 'mutation { remark(text: "z") { text about { name } } add(by: 3) }',
      data: { remark: { text: 'z', about: { name: 'two' } }, add: 9 },
    },
    {
      name: 'go on after one that failed',
      query: 'mutation { n: note(text: "before") fail m: note(text: "after") }',
      data: { n: 10, fail: null, m: 12 },
      errors: ['fail'],
      calls: ['audit', 'things', 'audit'],
    },
    {
      name: 'take what variables say',
      query: 'mutation ($by: Int = 7, $text: String!) { add(by: $by) note(text: $text) }',
      variables: { text: 'v' },
      data: { add: 13, note: 14 },
      calls: ['things', 'audit'],
    },
    {
      name: 'that are skipped do not run',
      query: 'mutation ($no: Boolean!) { add(by: 1) @skip(if: $no) note(text: "only") }',
      variables: { no: true },
      data: { note: 15 },
    },
    {
      name: 'have run as often as they were asked to',
      query: '{ log }',
      data: {
        log: [
          'add 1',
          'add 2',
          'add 1',
          'note x',
          'add 2',
          'note y',
          'rename 1',
          'remark z',
          'add 3',
          'note before',
          'fail',
          'note after',
          'add 7',
          'note v',
          'note only',
        ],
      },
    },
    {
      name: 'tell their type without asking',
      query: 'mutation { __typename }',
      data: { __typename: 'Mutation' },
      calls: [],
    },
  ],
}
