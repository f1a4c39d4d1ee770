import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const orders = [{ id: '1' }, { id: '2' }, { id: '3' }]

/** Errors and nulls of one subgraph in what another has given. */
export const suite: ConformanceSuite = {
  name: 'errors and non-null across subgraphs',
  subgraphs: () => ({
    orders: {
      sdl: `
        type Query { orders: [Order!] loose: [Order] order: Order must: Order! ok: String }
        type Order @key(fields: "id") { id: ID! line: Line! }
        type Line { of: Order! }
      `,
      resolvers: {
        Query: {
          orders: () => orders,
          loose: () => orders,
          order: () => ({ id: '2' }),
          must: () => ({ id: '2' }),
          ok: () => 'ok',
        },
        Order: { line: ({ id }: Row) => ({ of: { id } }) },
      },
    },
    invoices: {
      sdl: 'type Order @key(fields: "id") { id: ID! invoice: Invoice! maybe: Invoice note: String amounts: [Int!] tags: [String]! } type Invoice { sum: Int! text: String }',
      resolvers: {
        Order: {
          invoice: ({ id }: Row) => {
            if (id === '2') throw new Error('lost')
            return { sum: 10 }
          },
          maybe: ({ id }: Row) => (id === '2' ? { sum: null } : { sum: 5, text: 'five' }),
          note: ({ id }: Row) => {
            if (id === '2') throw new Error('no note')
            return `note ${id}`
          },
          amounts: ({ id }: Row) => (id === '2' ? [1, null] : [1, 2]),
          tags: ({ id }: Row) => (id === '2' ? ['a', new Error('bad tag')] : []),
        },
      },
    },
    strict: {
      sdl: 'type Order @key(fields: "id") { id: ID! checked: Boolean! }',
      resolvers: {
        Order: {
          __resolveReference: async ({ id }: Row) => {
            if (id === '2') throw new Error('this one fails')
            return { id, checked: false }
          },
        },
      },
    },
  }),
  operations: [
    {
      name: 'an error in one entity of many costs that alone',
      query: '{ loose { note } }',
      data: { loose: [{ note: 'note 1' }, { note: null }, { note: 'note 3' }] },
      errors: ['loose.1.note'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'an entity that fails costs its own place',
      query: '{ loose { id checked } }',
      data: { loose: [{ id: '1', checked: false }, null, { id: '3', checked: false }] },
      errors: ['loose.1'],
      calls: ['orders', 'strict'],
    },
    {
      name: 'null that may not be goes up to what may be null',
      query: '{ ok orders { id invoice { sum } } }',
      data: { ok: 'ok', orders: null },
      errors: ['orders.1.invoice'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'null goes up through objects of another subgraph',
      query: '{ loose { line { of { invoice { sum } } } } }',
      data: { loose: [{ line: { of: { invoice: { sum: 10 } } } }, null, { line: { of: { invoice: { sum: 10 } } } }] },
      errors: ['loose.1.line.of.invoice'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'null goes up to the root',
      query: '{ ok must { invoice { sum } } }',
      data: null,
      errors: ['must.invoice'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'null stops at the subgraph where it may be null there',
      query: '{ loose { maybe { sum text } } }',
      data: { loose: [{ maybe: { sum: 5, text: 'five' } }, { maybe: null }, { maybe: { sum: 5, text: 'five' } }] },
      errors: ['loose.1.maybe.sum'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'null in a list that may have none costs the list',
      query: '{ loose { amounts } }',
      data: { loose: [{ amounts: [1, 2] }, { amounts: null }, { amounts: [1, 2] }] },
      errors: ['loose.1.amounts.1'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'an error in a list that may have holes is told by its place',
      query: '{ loose { tags } }',
      data: { loose: [{ tags: [] }, { tags: ['a', null] }, { tags: [] }] },
      errors: ['loose.1.tags.1'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'paths are those of the client, under its own names',
      query: '{ first: loose { memo: note } }',
      data: { first: [{ memo: 'note 1' }, { memo: null }, { memo: 'note 3' }] },
      errors: ['first.1.memo'],
      calls: ['orders', 'invoices'],
    },
    {
      name: 'errors of two subgraphs are both told',
      query: '{ loose { note checked } }',
      data: { loose: [{ note: 'note 1', checked: false }, null, { note: 'note 3', checked: false }] },
      errors: ['loose.1', 'loose.1.note'],
      calls: ['orders', 'invoices', 'strict'],
    },
  ],
}
