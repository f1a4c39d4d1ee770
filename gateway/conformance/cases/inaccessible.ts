import type { ConformanceSuite } from '../conformance-suite.ts'

/** What is in the graph but not for clients. */
export const suite: ConformanceSuite = {
  name: '@inaccessible',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query {
          car: Car
          things: [Thing]
          anything: [Any]
          cars(color: Color = RED, hidden: Int = 5 @inaccessible): String!
        }
        type Car implements Thing @key(fields: "number") { number: ID! @inaccessible name: String! color: Color secret: Secret @inaccessible maybe: [Color] }
        type Prototype implements Thing @inaccessible { number: ID! name: String! }
        interface Thing { name: String! }
        union Any = Car | Prototype
        type Secret @inaccessible { text: String }
        enum Color { RED GREEN SECRET @inaccessible }
        input Filter { name: String internal: String @inaccessible }
        extend type Query { search(filter: Filter): String }
      `,
      resolvers: {
        Query: {
          car: () => ({ number: '1', name: 'Mini', color: 'SECRET', maybe: ['RED', 'SECRET', null] }),
          things: () => [
            { __typename: 'Car', number: '1', name: 'Mini', color: 'RED' },
            { __typename: 'Prototype', name: 'X' },
          ],
          anything: () => [
            { __typename: 'Prototype', name: 'X' },
            { __typename: 'Car', name: 'Mini' },
          ],
          cars: (_: unknown, { color, hidden }: { color: string; hidden: number }) => `${color} ${hidden}`,
          search: (_: unknown, { filter }: { filter: object }) => JSON.stringify(filter),
        },
      },
    },
    b: {
      sdl: 'type Car @key(fields: "number") { number: ID! owner: String }',
      resolvers: { Car: { owner: ({ number }: { number: string }) => `owner of ${number}` } },
    },
  }),
  operations: [
    {
      name: 'can be a key',
      query: '{ car { name owner } }',
      data: { car: { name: 'Mini', owner: 'owner of 1' } },
      calls: ['a', 'b'],
    },
    {
      name: 'can not be asked for',
      query: '{ car { number } }',
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'takes the value of an argument from its default',
      query: '{ cars(color: GREEN) }',
      data: { cars: 'GREEN 5' },
      calls: ['a'],
    },
    {
      name: 'can not be given as an argument',
      query: '{ cars(hidden: 1) }',
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'is no value of an enum that a client may send',
      query: '{ cars(color: SECRET) }',
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'is null, with an error, where a subgraph answers with such a value of an enum',
      query: '{ car { color name maybe } }',
      data: { car: { color: null, name: 'Mini', maybe: ['RED', null, null] } },
      errors: ['car.color', 'car.maybe.1'],
      calls: ['a'],
    },
    {
      name: 'is null, with an error, where a subgraph answers with such a type',
      query: '{ things { name } }',
      data: { things: [{ name: 'Mini' }, null] },
      errors: ['things.1'],
      calls: ['a'],
    },
    {
      name: 'is null, with an error, where it is a member of a union',
      query: '{ anything { __typename ... on Car { name } } }',
      data: { anything: [null, { __typename: 'Car', name: 'Mini' }] },
      errors: ['anything.0'],
      calls: ['a'],
    },
    {
      name: 'is no field of an input',
      query: 'query ($filter: Filter) { search(filter: $filter) }',
      variables: { filter: { internal: 'x' } },
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'leaves the other fields of an input',
      query: 'query ($filter: Filter) { search(filter: $filter) }',
      variables: { filter: { name: 'x' } },
      data: { search: '{"name":"x"}' },
      calls: ['a'],
    },
  ],
}
