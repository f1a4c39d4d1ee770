import { Supergraph } from '@apollo/federation-internals'
import type { FetchNode, QueryPlan } from '@apollo/query-planner'
import { parse, print, printSchema, stripIgnoredCharacters } from 'graphql'
import { describe, expect, it } from 'vitest'
import { composeSuite } from '../../conformance/compose-suite.ts'
import { SupergraphRuntime } from '../supergraph-runtime.ts'
import { fetchesOf } from './fetches-of.ts'
import { mapFetches } from './map-fetches.ts'
import { plannerSdl } from './planner-sdl.ts'
import { plannerSupergraph } from './planner-supergraph.ts'
import { withTreeNames } from './tree-names.ts'
import { withoutRootConditions } from './without-root-conditions.ts'

const OWNER = `
  type Query { post: Post plain: Int }
  type Post @key(fields: "id") { id: ID! comments(limit: Int): [String!]! size: Int! comments_required_1: Int }
`
const USER = `
  type Post @key(fields: "id") {
    id: ID!
    comments(limit: Int): [String!]! @external
    size: Int! @external
    three: String! @requires(fields: "comments(limit: 3) size")
    two(with: Int): String! @requires(fields: "comments(limit: 2)")
    big: Boolean! @requires(fields: "size")
  }
`

function compose(sdls: Record<string, string>): string {
  const subgraphs = Object.fromEntries(Object.entries(sdls).map(([name, sdl]) => [name, { sdl }]))
  return composeSuite({ name: 'test', operations: [], subgraphs: () => subgraphs }).supergraphSdl
}

const supergraphSdl = compose({ owner: OWNER, user: USER })
const runtime = new SupergraphRuntime({ supergraphSdl, dataSources: {}, introspection: true })

function fetches(query: string): FetchNode[] {
  const preparation = runtime.prepare(query)
  if ('errors' in preparation) throw new Error(preparation.errors[0]?.message)
  return fetchesOf(preparation.prepared.plan as QueryPlan)
}

describe('a supergraph for the planner', () => {
  const { document, requirements } = plannerSupergraph(supergraphSdl)
  const text = print(document)

  it('has a hidden field without arguments for each field that is required with some', () => {
    const names = [...requirements.hidden.keys()]
    expect(names).toHaveLength(2)
    for (const name of names)
      expect(text).toMatch(
        new RegExp(`  ${name}: \\[String!\\]! @join__field\\(graph: OWNER\\) .*external: true\\) @inaccessible`),
      )
    expect(text).toContain(`requires: "${names[0]} size"`)
    expect(text).toContain(`requires: "size"`)
    expect([...(requirements.inputs.get('user Post.three') ?? [])]).toEqual([['comments', names[0]]])
    expect(requirements.inputs.has('user Post.big')).toBe(false)
  })

  it('calls none of them as another field is called', () => {
    expect([...requirements.hidden.keys()]).not.toContain('comments_required_1')
  })

  it('is sound, and shows clients what it did', () => {
    const shown = (sdl: Parameters<typeof Supergraph.build>[0]) =>
      printSchema(Supergraph.build(sdl, { validateSupergraph: true }).apiSchema().toGraphQLJSSchema())
    expect(shown(document)).toBe(shown(supergraphSdl))
  })

  it('is only put in another order where nothing is required with arguments', () => {
    const sdl = compose({
      owner: OWNER,
      user: 'type Post @key(fields: "id") { id: ID! size: Int! @external big: Int @requires(fields: "size") }',
    })
    const plain = plannerSupergraph(sdl)
    expect(print(plain.document)).toBe(plannerSdl(sdl))
    expect(plain.requirements.hidden.size).toBe(0)
  })

  it('takes the name that a supergraph gives @inaccessible', () => {
    const hidden = compose({ owner: OWNER.replace('plain: Int', 'plain: Int secret: Int @inaccessible'), user: USER })
    const renamed = hidden
      .replace('/inaccessible/v0.2", for', '/inaccessible/v0.2", as: "unseen", for')
      .replaceAll('@inaccessible', '@unseen')
    const again = print(plannerSupergraph(renamed).document)
    expect(again).toMatch(/comments_required_2: .* @unseen/)
    expect(again).not.toContain('@inaccessible')
    expect(again.match(/inaccessible\/v0\.2/g)).toHaveLength(1)
  })
})

describe('a plan that is mended', () => {
  it('asks for what is required under its real name, with its arguments, and renames it where it is sent', () => {
    const [first, second] = fetches('{ post { three } }')
    expect(first?.operation).toMatch(/(comments_required_\d):comments\(limit:3\)/)
    expect(second?.operation).toContain('...on Post{three}')
    const [rewrite] = second?.inputRewrites ?? []
    expect(rewrite).toMatchObject({ kind: 'KeyRenamer', renameKeyTo: 'comments' })
    expect(JSON.stringify(second?.requires)).toContain(rewrite?.path.at(-1))
  })

  it('asks twice where the same field is required with other arguments, each time with its own variables', () => {
    const [, ...entities] = fetches('query Q($a: Int) { post { three two(with: $a) big } }')
    expect(entities.map(({ operation }) => operation)).toEqual([
      'query Q__user__1($representations:[_Any!]!){_entities(representations:$representations){...on Post{three big}}}',
      'query Q__user__1_1($representations:[_Any!]!$a:Int){_entities(representations:$representations){...on Post{two(with:$a)}}}',
    ])
    expect(entities.map(({ operationName }) => operationName)).toEqual(['Q__user__1', 'Q__user__1_1'])
    expect(entities.map(({ variableUsages }) => variableUsages)).toEqual([[], ['a']])
    expect(entities.map(({ inputRewrites }) => inputRewrites?.length)).toEqual([1, 1])
  })

  it('does not touch fetches that none of it concerns', () => {
    const [first, second] = fetches('{ post { comments big } }')
    expect(first?.operation).toContain('comments')
    expect(second?.inputRewrites).toBeUndefined()
    expect(second?.operation).not.toContain('_1{')
  })

  it('says nothing of the root that goes without saying', () => {
    const fetch: FetchNode = {
      kind: 'Fetch',
      serviceName: 'a',
      operation: 'query Q($x:Int){...on Query{a ...@skip(if:true){...on Query{b(x:$x)}}} c{...on Query{d}}}',
      operationName: 'Q',
      operationKind: 'query' as FetchNode['operationKind'],
    }
    expect(withoutRootConditions(fetch).operation).toBe(
      'query Q($x:Int){...{a ...@skip(if:true){...{b(x:$x)}}}c{...on Query{d}}}',
    )
    const ofEntities = { ...fetch, requires: [] }
    expect(withoutRootConditions(ofEntities)).toBe(ofEntities)
  })

  it('has several fetches side by side where one stood, wherever that was', () => {
    const fetch = (serviceName: string) => ({ kind: 'Fetch', serviceName }) as FetchNode
    const two = (one: FetchNode) => [one, fetch(`${one.serviceName}2`)]
    const names = (node: QueryPlan['node']) => fetchesOf({ kind: 'QueryPlan', node }).map((one) => one.serviceName)
    const flat = { kind: 'Flatten' as const, path: ['x', '@'], node: fetch('f') }
    const condition = { kind: 'Condition' as const, condition: 'v', ifClause: fetch('i'), elseClause: flat }
    const node = { kind: 'Sequence' as const, nodes: [fetch('s'), condition] }
    const mapped = mapFetches({ kind: 'QueryPlan', node }, two).node
    expect(names(mapped)).toEqual(['s', 's2', 'i', 'i2', 'f', 'f2'])
    expect(JSON.stringify(mapped)).toContain('"path":["x","@"],"node":{"kind":"Fetch","serviceName":"f2"}')
    const stream = { kind: 'Subscription' as const, primary: fetch('p'), rest: flat }
    expect(names(mapFetches({ kind: 'QueryPlan', node: stream }, two).node)).toEqual(['p', 'f', 'f2'])
    expect(mapFetches({ kind: 'QueryPlan' }, two)).toEqual({ kind: 'QueryPlan' })
  })
})

describe('names that clients give to fields', () => {
  const names = new Set(['id', '__typename', 'a_asked'])
  const named = (query: string) => {
    const { document, treeNames } = withTreeNames(parse(query), names)
    return [stripIgnoredCharacters(print(document)), Object.fromEntries(treeNames)]
  }

  it('are others while the plan runs, where the planner may need them', () => {
    expect(named('{ id: name x: id id __typename: id ...F } fragment F on U { id: name }')).toEqual([
      '{id_asked:name x:id id __typename_asked:id ...F}fragment F on U{id_asked:name}',
      { id: 'id_asked', __typename: '__typename_asked' },
    ])
  })

  it('are never such as are there already', () => {
    expect(named('{ id: name id_asked: name a: id_asked_ }')).toEqual([
      '{id_asked__:name id_asked:name a:id_asked_}',
      { id: 'id_asked__' },
    ])
  })

  it('stay as they are where the planner needs none of them', () => {
    const document = parse('{ name: id id: id }')
    expect(withTreeNames(document, names)).toEqual({ document, treeNames: new Map() })
  })
})
