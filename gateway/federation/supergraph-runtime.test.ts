import type { QueryPlan } from '@apollo/query-planner'
import { type GraphQLError, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createTestGateway } from '../testing/test-gateway.ts'
import { testSupergraph } from '../testing/test-schemas.ts'
import { createCurrentRuntime } from './current-runtime.ts'
import { plannedRootFields } from './planning/planned-root-fields.ts'
import { plannerSdl } from './planning/planner-sdl.ts'
import { unplannedField } from './planning/unplanned-field.ts'
import { SupergraphRuntime } from './supergraph-runtime.ts'

const supergraphSdl = testSupergraph()
const runtime = new SupergraphRuntime({ supergraphSdl, dataSources: {}, introspection: true })

function prepared(query: string, operationName?: string) {
  const preparation = runtime.prepare(query, operationName)
  if ('errors' in preparation) throw new Error(preparation.errors[0]?.message)
  return preparation.prepared
}

/** The tests' supergraph with fields, `echo` and `count`, to which the planner finds no way. */
function withoutWay(): string {
  return supergraphSdl.replace(
    /(\n {2}(?:echo|count)\([^\n]*) @join__field\(graph: USERS\)/g,
    '$1 @join__field(graph: USERS, external: true)',
  )
}

describe('a supergraph runtime', () => {
  it('prepares a text once', () => {
    const query = '{ run(id: "7") { id } }'
    expect(prepared(query)).toBe(prepared(query))
    expect(runtime.prepare('{ nothing }')).toBe(runtime.prepare('{ nothing }'))
  })

  it('keeps a text and a name apart from others that read the same when they are put together', () => {
    const query = 'query A {\n echo }\n'
    for (const [name, text] of [
      ['A\nquery A {', ' echo }\n'],
      ['Aquery A {\n', ' echo }\n'],
      [null, `1\nA${query}`],
      [null, `A${query}`],
    ] as const)
      expect(runtime.prepare(text, name)).toHaveProperty('errors')
    expect(runtime.prepare(query, 'A')).toHaveProperty('prepared')
    expect(runtime.recall(query, 'A')).toBe(runtime.prepare(query, 'A'))
    expect(runtime.recall(query)).toBeNull()
  })

  it('plans an operation once, however it is written, and by its name', () => {
    const a = prepared('query A { run(id: "7") { id } }')
    const b = prepared('query A{run(id:"7"){id}} # the same')
    expect(b).not.toBe(a)
    expect(b.plan).toBe(a.plan)
    const both = 'query A { run(id: "7") { id } } query B { run(id: "8") { id } }'
    expect(prepared(both, 'A').plan).toBe(a.plan)
    expect(prepared(both, 'B').plan).not.toBe(a.plan)
  })

  it('runs no field of a mutation twice: the planner would where it stands with and without a condition', () => {
    const both =
      'mutation ($a: Boolean!) { ...F @include(if: $a) stop(id: "8") { id } ...F } fragment F on Mutation { signOut }'
    const [error] = (runtime.prepare(both) as { errors: readonly GraphQLError[] }).errors
    expect(error?.extensions.code).toBe('BAD_USER_INPUT')
    expect(error?.message).toContain('signOut twice')
    for (const fine of [
      'mutation ($a: Boolean!) { ...F @include(if: $a) } fragment F on Mutation { signOut }',
      'mutation { ...F ...F } fragment F on Mutation { signOut }',
      'mutation ($a: Boolean!) { ...F @include(if: $a) ...F } fragment F on Mutation { signOut }',
      'mutation { one: count(by: 1) stop(id: "7") { id } two: count(by: 1) }',
    ])
      expect(runtime.prepare(fine)).toHaveProperty('prepared')
  })

  it('needs no plan for what asks for the schema alone', () => {
    expect(prepared('{ __typename ...F } fragment F on Query { __schema { queryType { name } } }').plan).toBeNull()
  })

  it('is replaced whole, while what began on it goes on', () => {
    const current = createCurrentRuntime(runtime)
    const next = new SupergraphRuntime({ supergraphSdl, dataSources: {}, introspection: false })
    const seen: unknown[] = []
    const stop = current.onSwap((one) => seen.push(one))
    current.swap(next)
    stop()
    current.swap(runtime)
    expect([seen, current.get()]).toEqual([[next], runtime])
    expect(runtime.prepare('{ __schema { description } }')).toHaveProperty('prepared')
    expect(next.prepare('{ __schema { description } }')).toHaveProperty('errors')
  })

  it('does not answer null where the planner found no way: the request fails', async () => {
    const mutation = 'mutation { done: __typename count(by: 1) }'
    const test = await createTestGateway({ gateway: { supergraphSdl: withoutWay() } })
    for (const query of [mutation, '{ echo }']) {
      const { status, data, errors } = await test.ask(query)
      expect([status, data, errors?.[0].extensions.code]).toEqual([500, undefined, 'INTERNAL_SERVER_ERROR'])
    }
    await test.dispose()
  })
})

describe('root fields that a plan brings', () => {
  it('are known by the names of the answer, whatever part of the plan brings them', () => {
    expect(
      [
        ...plannedRootFields(
          prepared(
            'query ($a: Boolean!) { x: echo @include(if: $a) token(id: "t") { onchain { text } team { text } } }',
          ).plan as QueryPlan,
        ),
      ].sort(),
    ).toEqual(['token', 'x'])
    expect([
      ...plannedRootFields(prepared('subscription { e: runEvents(runId: "7") { sequence } }').plan as QueryPlan),
    ]).toEqual(['e'])
    expect([...plannedRootFields({ kind: 'QueryPlan' })]).toEqual([])
  })

  it('are missed when they are asked for, and only then', () => {
    const operation = prepared(
      'query ($no: Boolean!) { __typename ... on Query @skip(if: $no) { a: echo } echo @include(if: $no) }',
    )
    const empty = { ...operation, plannedRootFields: new Set<string>() }
    expect(unplannedField(empty, { no: false })).toBe('a')
    expect(unplannedField(empty, { no: true })).toBe('echo')
    expect(unplannedField(operation, { no: false })).toBeNull()
    expect(unplannedField({ ...empty, plannedRootFields: new Set(['a']) }, { no: false })).toBeNull()
  })
})

describe('the SDL for the planner', () => {
  it('has keys that can not be entered by last, and is otherwise the same', () => {
    const keys = (sdl: string) => [...sdl.matchAll(/type User\b[^{]*/g)].map(([text]) => text.replace(/\s+/g, ' '))
    expect(keys(supergraphSdl)).toEqual([
      'type User @join__type(graph: AGENTS, key: "id", resolvable: false) @join__type(graph: USERS, key: "id") ',
    ])
    expect(keys(plannerSdl(supergraphSdl))).toEqual([
      'type User @join__type(graph: USERS, key: "id") @join__type(graph: AGENTS, key: "id", resolvable: false) ',
    ])
    const words = (sdl: string) => print(parse(sdl)).split(/\s+/).sort()
    expect(words(plannerSdl(supergraphSdl))).toEqual(words(supergraphSdl))
    expect(plannerSdl(plannerSdl(supergraphSdl))).toBe(plannerSdl(supergraphSdl))
  })
})
