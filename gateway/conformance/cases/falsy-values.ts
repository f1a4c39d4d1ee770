import type { ConformanceSuite } from '../conformance-suite.ts'

/** One name for fields of different types, which subgraphs are asked under different names: values that are nothing. */
export const suite: ConformanceSuite = {
  name: 'one name for fields of different types',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { items: [Item] nodes: [Node] }
        interface Node { id: ID! }
        union Item = Count | Flag | Text
        type Count implements Node @key(fields: "id") { id: ID! value: Int inner: Inner list: [Int] }
        type Flag implements Node @key(fields: "id") { id: ID! value: Int! inner: Other list: [Int!]! }
        type Text implements Node @key(fields: "id") { id: ID! value: Int inner: Inner list: [Int] }
        type Inner { size: Int }
        type Other { size: Int! note: String }
      `,
      resolvers: {
        Query: {
          items: () => [
            { __typename: 'Count', id: '1', value: 0, inner: { size: 0 }, list: [] },
            { __typename: 'Flag', id: '2', value: 0, inner: { size: 0, note: '' }, list: [0] },
            { __typename: 'Text', id: '3', value: null, inner: null, list: null },
          ],
          nodes: () => [{ __typename: 'Flag', id: '2', value: 0, inner: null, list: [] }, null],
        },
      },
    },
    b: {
      sdl: `
        type Count @key(fields: "id") { id: ID! label: String }
        type Flag @key(fields: "id") { id: ID! label: String! }
        type Text @key(fields: "id") { id: ID! label: String! }
      `,
      resolvers: { Count: { label: () => null }, Flag: { label: () => '' }, Text: { label: () => '' } },
    },
  }),
  operations: [
    {
      name: 'zero stays zero',
      query: '{ items { ... on Count { n: value } ... on Flag { m: value } } }',
      data: { items: [{ n: 0 }, { m: 0 }, {}] },
      calls: ['a'],
    },
    {
      name: 'objects of different types under one name',
      query: '{ items { ... on Count { inner { size } } ... on Text { inner { size } } } }',
      data: { items: [{ inner: { size: 0 } }, {}, { inner: null }] },
      calls: ['a'],
    },
    {
      name: 'empty texts of another subgraph',
      query: '{ items { ... on Count { label } ... on Flag { other: label } } nodes { ... on Flag { label } } }',
      data: { items: [{ label: null }, { other: '' }, {}], nodes: [{ label: '' }, null] },
    },
    {
      name: 'an interface whose types differ in what may be null',
      query: '{ nodes { id ... on Count { list } ... on Flag { numbers: list } } }',
      data: { nodes: [{ id: '2', numbers: [] }, null] },
      calls: ['a'],
    },
  ],
}
