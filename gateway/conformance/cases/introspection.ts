import type { ConformanceSuite } from '../conformance-suite.ts'

/** Questions about the schema, alone and beside others. */
export const suite: ConformanceSuite = {
  name: 'introspection and __typename',
  subgraphs: () => ({
    a: {
      sdl: 'type Query { a: Thing } interface Thing { id: ID! } type One implements Thing @key(fields: "id") { id: ID! } type Hidden @inaccessible { x: Int }',
      resolvers: { Query: { a: () => ({ __typename: 'One', id: '1' }) } },
    },
    b: {
      sdl: 'type Query { b: String } type One @key(fields: "id") { id: ID! more: String }',
      resolvers: { Query: { b: () => 'b' }, One: { more: () => 'more' } },
    },
  }),
  operations: [
    { name: 'the type of the root', query: '{ __typename }', data: { __typename: 'Query' }, calls: [] },
    {
      name: 'a type of the schema',
      query: 'query ($name: String!) { __type(name: $name) { name fields { name } } }',
      variables: { name: 'One' },
      data: { __type: { name: 'One', fields: [{ name: 'id' }, { name: 'more' }] } },
      calls: [],
    },
    {
      name: 'a type that is not for clients',
      query: '{ __type(name: "Hidden") { name } }',
      data: { __type: null },
      calls: [],
    },
    {
      name: 'the schema beside data',
      query: '{ b a { id } __schema { queryType { name } } t: __typename }',
      data: { b: 'b', a: { id: '1' }, __schema: { queryType: { name: 'Query' } }, t: 'Query' },
      calls: ['a', 'b'],
    },
    {
      name: 'no machinery of federation',
      query:
        '{ s: __type(name: "_Service") { name } e: __type(name: "_Any") { name } j: __type(name: "join__Graph") { name } }',
      data: { s: null, e: null, j: null },
      calls: [],
    },
    {
      name: 'the real type of an interface',
      query: '{ a { __typename ... on One { more t: __typename } } }',
      data: { a: { __typename: 'One', more: 'more', t: 'One' } },
      calls: ['a', 'b'],
    },
  ],
}
