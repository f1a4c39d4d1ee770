import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

/** Fragments, named and inline, nested and repeated, with directives, on every kind of type. */
export const suite: ConformanceSuite = {
  name: 'fragments',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { me: User any: Any }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name: String! }
        type User implements Named & Node @key(fields: "id") { id: ID! name: String! friend: User pet: Pet }
        type Pet implements Node @key(fields: "id") { id: ID! kind: String! }
        union Any = User | Pet
      `,
      resolvers: {
        Query: {
          me: () => ({
            id: '1',
            name: 'Ada',
            friend: { id: '2', name: 'Alan', pet: null },
            pet: { id: 'p', kind: 'cat' },
          }),
          any: () => ({ __typename: 'Pet', id: 'p', kind: 'cat' }),
        },
        User: { __resolveReference: ({ id }: Row) => ({ id, name: 'Ada' }) },
      },
    },
    b: {
      sdl: 'type User @key(fields: "id") { id: ID! email: String! } type Pet @key(fields: "id") { id: ID! age: Int! owner: User! }',
      resolvers: { User: { email: ({ id }: Row) => `${id}@x` }, Pet: { age: () => 3, owner: () => ({ id: '1' }) } },
    },
  }),
  operations: [
    {
      name: 'spread at several depths',
      query: 'query { me { ...U friend { ...U } } } fragment U on User { name email }',
      data: { me: { name: 'Ada', email: '1@x', friend: { name: 'Alan', email: '2@x' } } },
    },
    {
      name: 'within fragments, on interfaces that lead to types',
      query: `
        query { me { ...N } any { ...N } }
        fragment N on Node { id ...D ... on Pet { age } }
        fragment D on Named { name ... on User { email } }
      `,
      data: { me: { id: '1', name: 'Ada', email: '1@x' }, any: { id: 'p', age: 3 } },
    },
    {
      name: 'that say the same several times',
      query: `
        query { me { ...A ...B ...A name ... { name email } ... on User { name } } }
        fragment A on User { name pet { kind } }
        fragment B on User { pet { age owner { name } } }
      `,
      data: { me: { name: 'Ada', pet: { kind: 'cat', age: 3, owner: { name: 'Ada' } }, email: '1@x' } },
    },
    {
      name: 'with directives of their own',
      query: `
        query ($yes: Boolean!, $no: Boolean!) { me { ...A @include(if: $yes) ...B @skip(if: $yes) ... on Named @include(if: $no) { name } ... @include(if: $yes) { id } } }
        fragment A on User { email }
        fragment B on User { name }
      `,
      variables: { yes: true, no: false },
      data: { me: { email: '1@x', id: '1' } },
    },
    {
      name: 'that can never apply',
      query: '{ any { ... on User { name email } } }',
      data: { any: {} },
    },
    {
      name: 'that use variables in another subgraph',
      query:
        'query ($with: Boolean = false) { me { ...A } } fragment A on User { pet { ...P } } fragment P on Pet { age @include(if: $with) kind }',
      data: { me: { pet: { kind: 'cat' } } },
      calls: ['a'],
    },
  ],
}
