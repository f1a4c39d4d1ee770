import { GraphQLScalarType } from 'graphql'
import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const json = new GraphQLScalarType({ name: 'JSON' })

/** Scalars of one's own, and directives that say something to others only. */
export const suite: ConformanceSuite = {
  name: 'custom scalars, @tag and @composeDirective',
  subgraphs: () => ({
    a: {
      sdl: `
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag", "@composeDirective", "@shareable"])
          @link(url: "https://example.org/audit/v1.0", import: ["@audit"])
          @composeDirective(name: "@audit")
        directive @audit(level: Int) on FIELD_DEFINITION
        scalar JSON @specifiedBy(url: "https://example.org/json")
        scalar Date @tag(name: "time")
        type Query { thing: Thing echo(value: JSON, at: Date): JSON list: [JSON] }
        type Thing @key(fields: "id") @tag(name: "public") { id: ID! data: JSON @audit(level: 2) since: Date old: String @deprecated(reason: "older") }
      `,
      resolvers: {
        JSON: json,
        Query: {
          thing: () => ({
            id: '1',
            data: { deep: [1, { null: null }], __typename: 'not a type' },
            since: '2026-01-01',
            old: 'old',
          }),
          echo: (_: unknown, { value, at }: Row) => (at ? { value, at } : value),
          list: () => [0, '', false, null, [], {}],
        },
      },
    },
    b: {
      sdl: 'scalar JSON type Thing @key(fields: "id") { id: ID! more(of: JSON): JSON @tag(name: "internal") }',
      resolvers: { JSON: json, Thing: { more: (_: unknown, { of = 'none' }: Row) => ({ of }) } },
    },
  }),
  operations: [
    {
      name: 'are handed on whole',
      query: '{ thing { data since old more } }',
      data: {
        thing: {
          data: { deep: [1, { null: null }], __typename: 'not a type' },
          since: '2026-01-01',
          old: 'old',
          more: { of: 'none' },
        },
      },
      calls: ['a', 'b'],
    },
    {
      name: 'are taken as arguments, written out',
      query: '{ echo(value: { a: [1, 2.5, "x", true, null, { b: {} }] }) thing { more(of: [1]) } }',
      data: { echo: { a: [1, 2.5, 'x', true, null, { b: {} }] }, thing: { more: { of: [1] } } },
    },
    {
      name: 'are taken as variables',
      query: 'query ($value: JSON, $at: Date) { echo(value: $value, at: $at) }',
      variables: { value: { a: { b: [null, 0, ''] } }, at: '2026-02-02' },
      data: { echo: { value: { a: { b: [null, 0, ''] } }, at: '2026-02-02' } },
    },
    {
      name: 'may look like anything',
      query: '{ list }',
      data: { list: [0, '', false, null, [], {}] },
      calls: ['a'],
    },
  ],
}
