import type { ConformanceSuite } from '../conformance-suite.ts'
import { rowOf } from '../row-of.ts'

const accounts = [
  { __typename: 'Person', id: '1', name: 'Ada' },
  { __typename: 'Company', id: '2', name: 'Acme', motto: 'Onward' },
  { __typename: 'Bot', id: '3', name: 'R2' },
]

/** An interface whose implementers are entities in several subgraphs. */
export const suite: ConformanceSuite = {
  name: 'interfaces of entities',
  subgraphs: () => ({
    accounts: {
      sdl: `
        type Query { accounts: [Account]! }
        interface Account { id: ID! name: String }
        type Person implements Account @key(fields: "id") { id: ID! name: String }
        type Company implements Account @key(fields: "id") { id: ID! name: String motto: String }
        type Bot implements Account @key(fields: "id") { id: ID! name: String }
      `,
      resolvers: { Query: { accounts: () => [...accounts, null] } },
    },
    money: {
      sdl: `
        interface Account { id: ID! balance: Int }
        type Person implements Account @key(fields: "id") { id: ID! balance: Int }
        type Company implements Account @key(fields: "id") { id: ID! balance: Int shares: Int! }
        type Bot implements Account @key(fields: "id") { id: ID! balance: Int }
      `,
      resolvers: {
        Person: { __resolveReference: rowOf(accounts, 'id'), balance: () => 1 },
        Company: { __resolveReference: rowOf(accounts, 'id'), balance: () => 2, shares: () => 10 },
        Bot: { __resolveReference: () => null },
      },
    },
  }),
  operations: [
    {
      name: 'is completed for every type in one request',
      query: '{ accounts { name balance } }',
      data: {
        accounts: [{ name: 'Ada', balance: 1 }, { name: 'Acme', balance: 2 }, { name: 'R2', balance: null }, null],
      },
      calls: ['accounts', 'money'],
    },
    {
      name: 'is completed only for the types that are asked for',
      query: '{ accounts { ... on Company { shares } } }',
      data: { accounts: [{}, { shares: 10 }, {}, null] },
      calls: ['accounts', 'money'],
      sent: { money: { representations: [{ __typename: 'Company', id: '2' }] } },
    },
    {
      name: 'takes fragments on itself and on its types together',
      query: `
        query { accounts { ...All ... on Person { first: name } ... on Account { __typename } } }
        fragment All on Account { id ... on Bot { model: name } ... on Company { shares balance } }
      `,
      data: {
        accounts: [
          { id: '1', first: 'Ada', __typename: 'Person' },
          { id: '2', shares: 10, balance: 2, __typename: 'Company' },
          { id: '3', model: 'R2', __typename: 'Bot' },
          null,
        ],
      },
      calls: ['accounts', 'money'],
    },
    {
      name: 'lets one name mean different fields of different types',
      query: '{ accounts { ... on Person { value: name } ... on Company { value: motto } ... on Bot { name } } }',
      data: { accounts: [{ value: 'Ada' }, { value: 'Onward' }, { name: 'R2' }, null] },
      calls: ['accounts'],
    },
  ],
}
