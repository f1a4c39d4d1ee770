import type { ConformanceSuite } from '../conformance-suite.ts'

/** Fields that a subgraph has on some ways only. */
export const suite: ConformanceSuite = {
  name: '@provides',
  subgraphs: () => ({
    reviews: {
      sdl: `
        type Query { reviews: [Review!]! latest: Review @provides(fields: "by { name address { city } }") }
        type Review { text: String! by: User! @provides(fields: "name") other: User! }
        type User @key(fields: "id") { id: ID! name: String @external address: Address @external }
        type Address { city: String @external }
      `,
      resolvers: {
        Query: {
          reviews: () => [{ text: 'good', by: { id: '1', name: 'from reviews' }, other: { id: '2' } }],
          latest: () => ({
            text: 'last',
            by: { id: '1', name: 'from latest', address: { city: 'Rome' } },
            other: { id: '2' },
          }),
        },
      },
    },
    users: {
      sdl: `
        type User @key(fields: "id") { id: ID! name: String @shareable address: Address @shareable age: Int }
        type Address @shareable { city: String street: String }
      `,
      resolvers: {
        User: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            name: `users' ${id}`,
            age: 30,
            address: { city: 'Paris', street: 'Rue 1' },
          }),
        },
      },
    },
  }),
  operations: [
    {
      name: 'saves the request on its way',
      query: '{ reviews { by { name } } }',
      data: { reviews: [{ by: { name: 'from reviews' } }] },
      calls: ['reviews'],
    },
    {
      name: 'means nothing on another way',
      query: '{ reviews { other { name } } }',
      data: { reviews: [{ other: { name: "users' 2" } }] },
      calls: ['reviews', 'users'],
    },
    {
      name: 'reaches through objects',
      query: '{ latest { by { name address { city } } } }',
      data: { latest: { by: { name: 'from latest', address: { city: 'Rome' } } } },
      calls: ['reviews'],
    },
    {
      name: 'leaves the rest to the owner',
      query: '{ reviews { by { age name } } }',
      data: { reviews: [{ by: { age: 30, name: 'from reviews' } }] },
      calls: ['reviews', 'users'],
      asked: {
        users:
          'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on User { age } } }',
      },
    },
  ],
}
