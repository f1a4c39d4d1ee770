import { buildSchema, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compileExact } from './compile-exact.ts'

const schema = buildSchema(`
  type Query { user: User node: Node }
  interface Node { id: ID! }
  enum Role { USER ADMIN }
  scalar JSON
  type User implements Node { id: ID! name: String age: Int! role: Role tags: [String!] friends: [User] any: JSON }
`)

function exact(query: string, data: unknown, variables: Record<string, unknown> = {}): boolean {
  const [operation] = parse(query).definitions as [OperationDefinitionNode]
  return compileExact({ schema, operation, fragments: {}, treeNames: new Map() as never }, variables)(data)
}
const of = (selection: string, user: unknown) => exact(`{ user { ${selection} } }`, { user })

describe('data of a subgraph', () => {
  it.each<[string, unknown]>([
    ['id name', { id: 'a', name: 'A' }],
    ['id name', null],
    ['name', { name: null }],
    ['me: name', { me: 'A' }],
    ['... on User { id ... on Node { __typename } }', { id: 'a', __typename: 'User' }],
    ['tags friends { id }', { tags: ['x'], friends: [{ id: 'b' }, null] }],
    ['tags', { tags: null }],
    ['any role', { any: { x: [1] }, role: 'ADMIN' }],
  ])('is the answer to { %s } to the letter where it is %j', (selection, user) => {
    expect(of(selection, user)).toBe(true)
  })

  it.each<[string, unknown]>([
    ['id name', { name: 'A', id: 'a' }],
    ['id name', { id: 'a' }],
    ['id', { id: 'a', name: 'A' }],
    ['id', { id: 'a', __typename: 'User' }],
    ['id', { id: 1 }],
    ['id', { id: null }],
    ['age', { age: 1.5 }],
    ['name', { name: 5 }],
    ['role', { role: 'GOD' }],
    ['tags', { tags: ['x', null] }],
    ['tags', { tags: 'x' }],
    ['friends { id }', { friends: [{ id: 'a' }, {}] }],
    ['__typename', { __typename: 'Other' }],
    ['id', []],
    ['id', JSON.parse('{"id":"a","__proto__":{}}')],
    ['any', {}],
  ])('is not the answer to { %s } where it is %j', (selection, user) => {
    expect(of(selection, user)).toBe(false)
  })

  it('is never exact where an interface says what is asked for', () => {
    expect(exact('{ node { id } }', { node: { id: 'a' } })).toBe(false)
    expect(exact('{ node { id } }', { node: null })).toBe(false)
  })

  it('is held against what variables leave of the operation', () => {
    const query = 'query ($short: Boolean!) { user { id name @skip(if: $short) } }'
    expect(exact(query, { user: { id: 'a' } }, { short: true })).toBe(true)
    expect(exact(query, { user: { id: 'a' } }, { short: false })).toBe(false)
  })
})
