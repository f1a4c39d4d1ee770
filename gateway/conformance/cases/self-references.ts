import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const next: Record<string, string | null> = { '1': '2', '2': '3', '3': '1', '4': null }

/** Entities that lead to others of their kind, round in circles, over two subgraphs. */
export const suite: ConformanceSuite = {
  name: 'circles and depth',
  subgraphs: () => ({
    tree: {
      sdl: 'type Query { node(id: ID!): Node nodes: [Node!]! } type Node @key(fields: "id") { id: ID! next: Node children: [Node!]! }',
      resolvers: {
        Query: { node: (_: unknown, { id }: Row) => ({ id }), nodes: () => [{ id: '1' }, { id: '1' }, { id: '4' }] },
        Node: {
          next: ({ id }: { id: string }) => (next[id] ? { id: next[id] } : null),
          children: ({ id }: { id: string }) => (id === '1' ? [{ id: '2' }, { id: '3' }] : []),
        },
      },
    },
    labels: {
      sdl: 'type Node @key(fields: "id") { id: ID! label: String! partner: Node back: [Node] }',
      resolvers: {
        Node: {
          label: ({ id }: Row) => `label ${id}`,
          partner: ({ id }: { id: string }) => (id === '4' ? null : { id: '4' }),
          back: ({ id }: { id: string }) => [{ id }, null],
        },
      },
    },
  }),
  operations: [
    {
      name: 'inside one subgraph cost one request',
      query: '{ node(id: "1") { next { next { next { id } } } } }',
      data: { node: { next: { next: { next: { id: '1' } } } } },
      calls: ['tree'],
    },
    {
      name: 'are labelled at every depth',
      query: '{ node(id: "1") { label next { label next { label } } } }',
      data: { node: { label: 'label 1', next: { label: 'label 2', next: { label: 'label 3' } } } },
    },
    {
      name: 'lead from one subgraph to the other and back, again and again',
      query:
        '{ node(id: "2") { partner { next { id } id partner { id } } next { partner { label children { id } } } } }',
      data: {
        node: {
          partner: { next: null, id: '4', partner: null },
          next: { partner: { label: 'label 4', children: [] } },
        },
      },
    },
    {
      name: 'keep lists within lists apart',
      query: '{ nodes { children { back { label children { label } } } } }',
      data: {
        nodes: [
          {
            children: [
              { back: [{ label: 'label 2', children: [] }, null] },
              { back: [{ label: 'label 3', children: [] }, null] },
            ],
          },
          {
            children: [
              { back: [{ label: 'label 2', children: [] }, null] },
              { back: [{ label: 'label 3', children: [] }, null] },
            ],
          },
          { children: [] },
        ],
      },
    },
    {
      name: 'seven hops deep',
      query:
        '{ node(id: "1") { partner { next { id } back { next { id } back { children { id } partner { id } } } } } }',
      data: {
        node: {
          partner: {
            next: null,
            back: [{ next: null, back: [{ children: [], partner: null }, null] }, null],
          },
        },
      },
    },
    {
      name: 'give equal entities at several places each their own answer',
      query: '{ nodes { id label next { label } } }',
      data: {
        nodes: [
          { id: '1', label: 'label 1', next: { label: 'label 2' } },
          { id: '1', label: 'label 1', next: { label: 'label 2' } },
          { id: '4', label: 'label 4', next: null },
        ],
      },
    },
  ],
}
