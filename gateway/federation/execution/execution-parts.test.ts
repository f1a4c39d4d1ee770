import type { FetchDataRewrite } from '@apollo/query-planner'
import { buildSchema, type GraphQLScalarType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileRepresentation } from './compile-representation.ts'
import { compileRewrites } from './compile-rewrites.ts'
import { fetchShape } from './fetch-shape.ts'
import { compileFits } from './fits-shape.ts'
import { leafCheck } from './leaf-check.ts'
import { mergeData } from './merge-data.ts'
import { lostPaths } from './place-lost.ts'
import { compilePath } from './places-at.ts'
import { renamedShape } from './renamed-shape.ts'

const schema = buildSchema(`
  interface Thing { id: ID! }
  type A implements Thing { id: ID! name: String part: Part grid: [[Part]] data: JSON }
  type B implements Thing { id: ID! name: String! }
  type Part { x: Int y: Part }
  enum Color { RED }
  type Kinds { float: Float boolean: Boolean color: Color string: String }
  scalar JSON
  type Query { things: [Thing] a: A }
`)
const field = (name: string, ...selections: object[]) => ({
  kind: 'Field',
  name,
  ...(selections.length > 0 ? { selections } : {}),
})
const on = (typeCondition: string, ...selections: object[]) => ({ kind: 'InlineFragment', typeCondition, selections })
const represent = (entity: object, ...requires: object[]) =>
  compileRepresentation(schema, requires as never)(entity as Record<string, unknown>)

describe('a representation', () => {
  const key = [field('__typename'), field('id')]

  it('has what the fetch requires of that type, through lists within lists', () => {
    const entity = { __typename: 'A', id: '1', name: 'n', grid: [[{ x: 1, z: 2 }, null], null] }
    expect(represent(entity, on('A', ...key, field('grid', field('x'))))).toEqual({
      __typename: 'A',
      id: '1',
      grid: [[{ x: 1 }, null], null],
    })
  })

  it('puts together what several conditions take, without what lacks something', () => {
    const entity = { __typename: 'A', id: '1', part: { x: 1, y: { x: 2 } } }
    const parts = [field('part', field('x')), field('part', field('y', field('x')))]
    expect(
      represent(entity, on('Thing', ...key, parts[0] as object), on('A', parts[1] as object), on('A', field('name'))),
    ).toEqual(entity)
    expect(entity).toEqual({ __typename: 'A', id: '1', part: { x: 1, y: { x: 2 } } })
  })

  it('is none where the entity is of another type, of none, or lacks something', () => {
    for (const entity of [
      { __typename: 'B', id: '1' },
      { id: '1' },
      { __typename: 'A' },
      { __typename: 'Nonsense', id: '1' },
    ])
      expect(represent(entity, on('A', ...key))).toBeNull()
    expect(represent({ __typename: 'A', id: '1' }, on('A', field('id')))).toBeNull()
  })
})

describe('rewrites', () => {
  it('rename keys of the types they are for, whatever stands there', () => {
    const rewrite = compileRewrites(schema, [
      { kind: 'KeyRenamer', path: ['list', '... on B', 'n0'], renameKeyTo: 'name' },
    ])
    const data = {
      list: [{ __typename: 'B', n0: '' }, { __typename: 'A', n0: 'a' }, { n0: 0 }, null, { __typename: 'B' }],
    }
    rewrite?.(data)
    expect(data.list).toEqual([
      { __typename: 'B', name: '' },
      { __typename: 'A', n0: 'a' },
      { name: 0 },
      null,
      { __typename: 'B' },
    ])
  })

  it('let null take the place of nothing', () => {
    const rewrite = compileRewrites(schema, [{ kind: 'KeyRenamer', path: ['n0'], renameKeyTo: 'name' }])
    const data = [{ n0: null, name: 'a' }, { n0: null }, { n0: 'b', name: 'a' }]
    rewrite?.(data)
    expect(data).toEqual([{ name: 'a' }, { name: null }, { name: 'b' }])
  })

  it('set values, and are nothing where there are none', () => {
    const rewrite = compileRewrites(schema, [
      { kind: 'ValueSetter', path: ['... on A', '__typename'], setValueTo: 'Thing' },
    ])
    const data = { __typename: 'A' }
    rewrite?.(data)
    expect(data).toEqual({ __typename: 'Thing' })
    expect(compileRewrites(schema, [])).toBeNull()
  })
})

describe('merging', () => {
  const shape = fetchShape(schema, '{ a { __typename id part { x y { x } } grid { x } data } }').fields[0]?.inner ?? {
    fields: [],
  }
  const abstractTypes = new Set(['Thing'])
  const merge = (target: object, source: object, isOwn = true) => {
    mergeData(target as never, source as never, shape, { isOwn, abstractTypes })
    return target
  }

  it('completes what is there, and lets no null take its place', () => {
    const target = { __typename: 'A', part: { x: 1 }, grid: [[{ x: 1 }, null]], data: { a: 1 } }
    const source = { __typename: 'Thing', part: null, grid: [[null, { x: 2 }]], data: { b: 2 }, unasked: 1 }
    expect(merge(target, source)).toEqual({
      __typename: 'A',
      part: { x: 1 },
      grid: [[{ x: 1 }, { x: 2 }]],
      data: { b: 2 },
    })
    expect(merge({ __typename: 'Thing', part: null }, { __typename: 'A', part: { x: 3 } })).toEqual({
      __typename: 'A',
      part: { x: 3 },
    })
  })

  it('takes copies of what several places get, so that each can be completed by itself', () => {
    const source = { part: { x: 1 }, grid: [[{ x: 2 }]], data: { kept: true } }
    const [one, other] = [merge({}, source, false), merge({}, source)]
    merge(one, { part: { y: { x: 9 } }, grid: [[{ x: 5 }]] })
    expect(other).toEqual({ part: { x: 1 }, grid: [[{ x: 2 }]], data: { kept: true } })
    expect(one).toEqual({ part: { x: 1, y: { x: 9 } }, grid: [[{ x: 5 }]], data: { kept: true } })
  })
})

describe('a shape', () => {
  it('is kept by nothing but lists and objects where they belong', () => {
    const fits = compileFits(fetchShape(schema, '{ things { id } a { grid { x } data constructor: name } own }'))
    for (const data of [null, {}, { things: [null, { id: {} }], a: { grid: [[{}, null], null], data: [5] }, own: [] }])
      expect(fits(data)).toBe(true)
    for (const data of [5, [], { things: {} }, { things: [5] }, { a: { grid: [{}] } }, { a: { __typename: 5 } }])
      expect(fits(data)).toBe(false)
  })
})

describe('paths that a lost fetch leaves null', () => {
  const path = (steps: string[]) => compilePath(steps) ?? []
  const entities = (operation: string) => fetchShape(schema, `{ ${operation} }`)

  it('are the outermost fields that nobody else has filled, by the names that clients know', () => {
    const rewrites = [{ kind: 'KeyRenamer', path: ['... on B', 'n0'], renameKeyTo: 'name' } satisfies FetchDataRewrite]
    const lost = {
      shape: renamedShape(entities('__typename n0: a { id } things { id } hidden'), rewrites),
      path: path(['list', '@', 'of']),
    }
    const data = { list: [{ of: { name: null } }, { of: null }, null, { of: { name: {}, things: [{ id: null }] } }] }
    expect(lostPaths(lost, data, 20)).toEqual([
      ['list', 0, 'of', 'name'],
      ['list', 1, 'of'],
      ['list', 2],
      ['list', 3, 'of', 'things', 0, 'id'],
    ])
    expect(lostPaths(lost, data, 2)).toHaveLength(2)
    expect(lostPaths(lost, null, 2)).toEqual([])
  })
})

describe('a scalar of the answer', () => {
  it.each([
    ['Int', [0, -5, 2 ** 40], [1.5, '5', true, Number.NaN, 1e21]],
    ['Float', [0, 1.5], ['1', Number.POSITIVE_INFINITY, false]],
    ['String', ['', 'a'], [5, true, {}]],
    ['Boolean', [true, false], [0, 'true']],
    ['ID', ['a', 5], [1.5, true, {}]],
    ['Color', ['RED'], ['GREEN', 5, 'constructor']],
  ])('of type %s is what its type allows', (name, good, bad) => {
    const check = leafCheck(schema.getType(name) as GraphQLScalarType)
    for (const value of good) expect(check?.(value)).toBe(true)
    for (const value of bad) expect(check?.(value)).toBe(false)
  })

  it('of a type of the subgraphs is what they say', () => {
    expect(leafCheck(schema.getType('JSON') as GraphQLScalarType)).toBeNull()
  })
})
