import type { ConformanceSuite } from '../conformance-suite.ts'

/** Enums and inputs that subgraphs define differently. */
export const suite: ConformanceSuite = {
  name: 'enums and inputs merged',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { level: Level byMood(mood: Mood = CALM): String a(filter: Filter!): String }
        enum Level { LOW MIDDLE }
        enum Mood { CALM WILD }
        input Filter { text: String size: Int! onlyA: Int }
        type Item @key(fields: "id") { id: ID! name: String level: Level @shareable }
        extend type Query { item: Item }
      `,
      resolvers: {
        Query: {
          level: () => 'MIDDLE',
          byMood: (_: unknown, { mood }: { mood: string }) => mood,
          a: (_: unknown, { filter }: { filter: object }) => JSON.stringify(filter),
          item: () => ({ id: '1', name: 'item', level: 'LOW' }),
        },
      },
    },
    b: {
      sdl: `
        type Query { high: Level! highs: [Level] b(filter: Filter, moods: [Mood!]): String }
        enum Level { HIGH LOW }
        enum Mood { WILD CALM ANGRY }
        input Filter { text: String size: Int onlyB: String }
        type Item @key(fields: "id") { id: ID! top: Level }
      `,
      resolvers: {
        Query: {
          high: () => 'HIGH',
          highs: () => ['HIGH', null, 'LOW'],
          b: (_: unknown, given: object) => JSON.stringify(given),
        },
        Item: { top: () => 'HIGH' },
      },
    },
  }),
  operations: [
    {
      name: 'output: every value of any subgraph is one',
      query: '{ level high highs item { level top } }',
      data: { level: 'MIDDLE', high: 'HIGH', highs: ['HIGH', null, 'LOW'], item: { level: 'LOW', top: 'HIGH' } },
      calls: ['a', 'b', 'b'],
    },
    {
      name: 'input: a value that all know is one',
      query: '{ byMood(mood: WILD) }',
      data: { byMood: 'WILD' },
      calls: ['a'],
    },
    { name: 'input: a default stands', query: '{ byMood }', data: { byMood: 'CALM' }, calls: ['a'] },
    {
      name: 'input: a value that one does not know is none',
      query: '{ b(moods: [ANGRY]) }',
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'input: values in lists and variables',
      query: 'query ($moods: [Mood!]) { b(moods: $moods) }',
      variables: { moods: ['CALM', 'WILD'] },
      data: { b: '{"moods":["CALM","WILD"]}' },
      calls: ['b'],
    },
    {
      name: 'input: a field that one does not know is none',
      query: '{ b(filter: { size: 1, onlyB: "x" }) }',
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'input: a field is required where one requires it',
      query: '{ b(filter: { text: "x" }) }',
      data: undefined,
      errors: [''],
      calls: [],
    },
    {
      name: 'input: the fields that all know go to each',
      query: 'query ($filter: Filter!) { a(filter: $filter) b(filter: $filter) }',
      variables: { filter: { size: 2, text: 'x' } },
      data: { a: '{"text":"x","size":2}', b: '{"filter":{"text":"x","size":2}}' },
      calls: ['a', 'b'],
    },
  ],
}
