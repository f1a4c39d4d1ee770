import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Many keys of one entity, some of which lead nowhere. */
export const suite: ConformanceSuite = {
  name: 'keys of many kinds mixed',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { a: A }
        type A @key(fields: "id") @key(fields: "pair { left }", resolvable: false) { id: ID! pair: Pair! }
        type Pair @shareable { left: ID! }
      `,
      resolvers: { Query: { a: () => ({ id: '1', pair: { left: 'l1' } }) } },
    },
    b: {
      sdl: `
        type Query { b: B }
        type B { id: ID! of: [A!]! }
        type A @key(fields: "id", resolvable: false) @key(fields: "pair { left }") @key(fields: "code pair { left right }", resolvable: false) {
          id: ID!
          code: String!
          pair: Pair!
          nameInB: String!
        }
        type Pair @shareable { left: ID! right: ID! }
      `,
      resolvers: {
        Query: { b: () => ({ id: 'b', of: [{ id: '1' }, { id: '2' }] }) },
        A: {
          __resolveReference: ({ pair, id }: Row) => {
            if (!pair) throw new Error(`asked by ${id}`)
            return { pair }
          },
          id: ({ id, pair }: Row) => id ?? `from ${(pair as { left: string }).left}`,
          code: () => 'code',
          pair: ({ id, pair }: Row) => pair ?? { left: `l${id}`, right: 'r' },
          nameInB: ({ pair }: Row) => `b of ${(pair as { left: string } | undefined)?.left ?? 'itself'}`,
        },
        Pair: { right: () => 'r' },
      },
    },
    c: {
      sdl: `
        type A @key(fields: "code pair { left right }") @key(fields: "id") { id: ID! code: String! pair: Pair! nameInC: String! }
        type Pair @shareable { left: ID! right: ID! }
      `,
      resolvers: { A: { nameInC: ({ id, code }: Row) => `c of ${id ?? code}` } },
    },
  }),
  operations: [
    {
      name: 'by the one that leads there',
      query: '{ a { nameInB } }',
      data: { a: { nameInB: 'b of l1' } },
      calls: ['a', 'b'],
      sent: { b: { representations: [{ __typename: 'A', pair: { left: 'l1' } }] } },
    },
    { name: 'by any of two', query: '{ a { nameInC } }', data: { a: { nameInC: 'c of 1' } }, calls: ['a', 'c'] },
    {
      name: 'by both, to two subgraphs',
      query: '{ a { nameInB nameInC id } }',
      data: { a: { nameInB: 'b of l1', nameInC: 'c of 1', id: '1' } },
      calls: ['a', 'b', 'c'],
    },
    {
      name: 'out of where it can not be entered',
      query: '{ b { of { nameInC } } }',
      data: { b: { of: [{ nameInC: 'c of 1' }, { nameInC: 'c of 2' }] } },
      calls: ['b', 'c'],
    },
  ],
}
