import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Subgraphs that call their root types otherwise. */
export const suite: ConformanceSuite = {
  name: 'root types under other names',
  subgraphs: () => ({
    a: {
      sdl: `
        schema { query: ReadA mutation: WriteA }
        type ReadA { a: Thing again: ReadA }
        type WriteA { write: Thing }
        type Thing @key(fields: "id") { id: ID! }
      `,
      resolvers: { ReadA: { a: () => ({ id: '1' }), again: () => ({}) }, WriteA: { write: () => ({ id: '2' }) } },
    },
    b: {
      sdl: `
        schema { query: B mutation: WriteB }
        type B { b: String }
        type WriteB { other: Int }
        type Thing @key(fields: "id") { id: ID! name: String root: B }
      `,
      resolvers: {
        B: { b: () => 'b' },
        WriteB: { other: () => 5 },
        Thing: { name: ({ id }: Row) => `name ${id}`, root: () => ({}) },
      },
    },
  }),
  operations: [
    {
      name: 'are one Query',
      query: '{ __typename a { name } b }',
      data: { __typename: 'Query', a: { name: 'name 1' }, b: 'b' },
      calls: ['a', 'b', 'b'],
    },
    {
      name: 'are one Mutation',
      query: 'mutation { __typename write { name } other }',
      data: { __typename: 'Mutation', write: { name: 'name 2' }, other: 5 },
    },
    {
      name: 'may be reached from below, and lead on to other subgraphs from there',
      query: '{ again { a { id } b __typename } a { root { b a { id } __typename } } }',
      data: {
        again: { a: { id: '1' }, b: 'b', __typename: 'Query' },
        a: { root: { b: 'b', a: { id: '1' }, __typename: 'Query' } },
      },
    },
    {
      name: 'are where fragments apply',
      query: 'query { ...F ... on Query { b } } fragment F on Query { a { ...G } } fragment G on Thing { id name }',
      data: { a: { id: '1', name: 'name 1' }, b: 'b' },
    },
  ],
}
