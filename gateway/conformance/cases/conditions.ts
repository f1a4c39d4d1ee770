import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** @skip and @include, on whatever they may stand. */
export const suite: ConformanceSuite = {
  name: '@skip and @include',
  subgraphs: () => ({
    a: {
      sdl: 'type Query { user: User hello: String } type User @key(fields: "id") { id: ID! name: String! friend: User }',
      resolvers: {
        Query: { user: () => ({ id: '1', name: 'Ada', friend: { id: '2', name: 'Alan' } }), hello: () => 'hello' },
      },
    },
    b: {
      sdl: 'type User @key(fields: "id") { id: ID! email: String! age: Int } type Query { bye: String }',
      resolvers: { User: { email: ({ id }: Row) => `${id}@example.org`, age: () => 0 }, Query: { bye: () => 'bye' } },
    },
  }),
  operations: [
    {
      name: 'a field of another subgraph that is skipped costs no request',
      query: 'query ($no: Boolean!) { user { name email @skip(if: $no) } }',
      variables: { no: true },
      data: { user: { name: 'Ada' } },
      calls: ['a'],
    },
    {
      name: 'a field of another subgraph that is not skipped',
      query: 'query ($no: Boolean!) { user { name email @skip(if: $no) } }',
      variables: { no: false },
      data: { user: { name: 'Ada', email: '1@example.org' } },
      calls: ['a', 'b'],
    },
    {
      name: 'a variable that has a default',
      query:
        'query ($yes: Boolean! = true, $no: Boolean = false) { user { email @include(if: $yes) name @include(if: $no) } }',
      data: { user: { email: '1@example.org' } },
      calls: ['a', 'b'],
    },
    {
      name: 'conditions that are written out',
      query: '{ user { email @include(if: false) name @skip(if: false) } }',
      data: { user: { name: 'Ada' } },
      calls: ['a'],
    },
    {
      name: 'on fragments, with both at once',
      query: `
        query ($a: Boolean!, $b: Boolean!) { user { ...F @include(if: $a) ... @skip(if: $b) @include(if: $a) { age } } }
        fragment F on User { email friend { email @skip(if: $b) name } }
      `,
      variables: { a: true, b: true },
      data: { user: { email: '1@example.org', friend: { name: 'Alan' } } },
      calls: ['a', 'b'],
    },
    {
      name: 'on root fields of two subgraphs',
      query: 'query ($a: Boolean!) { hello @include(if: $a) bye @skip(if: $a) }',
      variables: { a: false },
      data: { bye: 'bye' },
      calls: ['b'],
    },
    {
      name: 'on everything, so that nothing is left',
      query: 'query ($a: Boolean!) { hello @include(if: $a) user @include(if: $a) { email } }',
      variables: { a: false },
      data: {},
      calls: [],
    },
    {
      name: 'the same field twice, one of them skipped',
      query: 'query ($a: Boolean!) { user { friend { email } friend @include(if: $a) { name } } }',
      variables: { a: false },
      data: { user: { friend: { email: '2@example.org' } } },
      calls: ['a', 'b'],
    },
  ],
}
