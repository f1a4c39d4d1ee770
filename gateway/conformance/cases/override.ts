import type { ConformanceSuite } from '../conformance-suite.ts'

const from =
  (who: string) =>
  ({ id }: { id: string }) =>
    `${who} of ${id}`

/** Fields that have moved from one subgraph to another. */
export const suite: ConformanceSuite = {
  name: '@override',
  subgraphs: () => ({
    old: {
      sdl: `
        type Query { order: Order! status: String! orders: [Order!]! }
        type Order @key(fields: "id") { id: ID! total: String! address: String! weight: String! slow: String! }
      `,
      resolvers: {
        Query: { order: () => ({ id: '1' }), status: () => 'old', orders: () => [{ id: '1' }, { id: '2' }] },
        Order: {
          total: from('old total'),
          address: from('old address'),
          weight: from('old weight'),
          slow: from('old slow'),
        },
      },
    },
    next: {
      sdl: `
        type Query { status: String! @override(from: "old") newOrder: Order! }
        type Order @key(fields: "id") {
          id: ID!
          total: String! @override(from: "old")
          slow: String! @override(from: "old", label: "percent(0)")
          weight: String! @external
          label: String! @requires(fields: "weight")
        }
      `,
      resolvers: {
        Query: { status: () => 'next', newOrder: () => ({ id: '3' }) },
        Order: {
          total: from('next total'),
          slow: from('next slow'),
          label: ({ id, weight }: { id: string; weight: string }) => `${id}: ${weight}`,
        },
      },
    },
    late: {
      sdl: `
        type Order @key(fields: "id") { id: ID! total: String! @external weight: String! @override(from: "old") invoice: String! @requires(fields: "total") }
      `,
      resolvers: {
        Order: {
          weight: from('late weight'),
          invoice: ({ total }: { total: string }) => `invoice: ${total}`,
        },
      },
    },
  }),
  operations: [
    { name: 'takes a root field from the new one', query: '{ status }', data: { status: 'next' }, calls: ['next'] },
    {
      name: 'takes a field from the new one though the old has it',
      query: '{ order { total address } }',
      data: { order: { total: 'next total of 1', address: 'old address of 1' } },
      calls: ['old', 'next'],
    },
    {
      name: 'reads what is required from where it has moved to',
      query: '{ order { invoice label } }',
      data: { order: { invoice: 'invoice: next total of 1', label: '1: late weight of 1' } },
    },
    {
      name: 'stays with the old one while its label is off',
      query: '{ order { slow } }',
      data: { order: { slow: 'old slow of 1' } },
      calls: ['old'],
    },
    {
      name: 'goes back to the old one for what a new one lacks',
      query: '{ newOrder { slow address total } }',
      data: { newOrder: { slow: 'old slow of 3', address: 'old address of 3', total: 'next total of 3' } },
      calls: ['next', 'old'],
    },
    {
      name: 'asks for a whole list at once',
      query: '{ orders { weight total } }',
      data: {
        orders: [
          { weight: 'late weight of 1', total: 'next total of 1' },
          { weight: 'late weight of 2', total: 'next total of 2' },
        ],
      },
      calls: ['old', 'late', 'next'],
    },
  ],
}
