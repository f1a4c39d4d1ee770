import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
} from 'graphql'
import { hashOf } from './random.ts'
import { executorSchemas } from './schemas.ts'

/** How badly the subgraphs of one case behave. */
export interface WorldContext {
  subgraph: string
  seed: number
  /** 0: all is well; otherwise one in so many fields fails, and one in so many entities is not found. */
  failing: number
}

/** An object of the world: what it is follows from its key. */
interface Thing {
  __typename: string
  id: string
  /** The same in every subgraph. */
  key: string
}

const ENTITIES: Readonly<Record<string, readonly string[]>> = {
  Book: ['b1', 'b2', 'b3'],
  Movie: ['m1', 'm2'],
  User: ['u1', 'u2', 'u3'],
  Bundle: ['n1', 'n2'],
  Review: ['r1', 'r2', 'r3'],
  Shelf: ['s1', 's2'],
  Topic: ['t1', 't2'],
}
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Product: ['Book', 'Movie'],
  Node: ['Book', 'Movie', 'User'],
  Named: ['Book', 'Movie', 'User'],
  Item: ['Book', 'Movie', 'Bundle'],
  Place: ['House', 'Flat', 'Flat', 'Tent', 'House'],
  Shipping: ['Box', 'Letter'],
  Thing: ['Book', 'Shelf'],
}
const TYPE_OF_ID: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).flatMap(([name, ids]) => ids.map((id) => [id, name])),
)

/** Schemas of the subgraphs, whose every field answers something that follows from its object and arguments alone. */
export function buildWorld(): Readonly<Record<string, GraphQLSchema>> {
  return Object.fromEntries(Object.entries(executorSchemas).map(([name, sdl]) => [name, buildOne(sdl)]))
}

function buildOne(sdl: string): GraphQLSchema {
  const typeDefs = parse(sdl)
  const entities = typeDefs.definitions.flatMap((definition) =>
    'directives' in definition &&
    definition.directives?.some(({ name }) => name.value === 'key') &&
    'name' in definition
      ? [definition.name?.value ?? '']
      : [],
  )
  const resolvers = Object.fromEntries(
    entities.map((name) => {
      const resolve = (given: Record<string, unknown>, context: WorldContext) => find(name, given, context)
      return [name, { __resolveReference: resolve }]
    }),
  )
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }])
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) if (!field.name.startsWith('_')) field.resolve = resolveField
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = (value: Thing) => value.__typename
    if (isEnumType(type)) type.serialize = (value) => value as string
  }
  return schema
}

function find(typename: string, given: Record<string, unknown>, context: WorldContext): unknown {
  const id = String(given.id ?? String(given.email).split('@')[0])
  if (!TYPE_OF_ID[id]) return null
  if (context.failing > 0) {
    const hash = hashOf(`${context.seed}/${context.subgraph}/entity/${id}`)
    if (hash % (context.failing * 2) === 0) return null
    if (hash % (context.failing * 2) === 1)
      throw new GraphQLError('not found', { extensions: { code: 'BAD_USER_INPUT' } })
  }
  // Interfaces are found by their key as what they are; interface objects stay what they are called.
  const concrete = context.subgraph === 'reviews' && typename === 'Product' ? typename : TYPE_OF_ID[id]
  return { ...given, __typename: concrete, id, key: id, given }
}

const resolveField: GraphQLFieldResolver<Thing & { given?: Record<string, unknown> }, WorldContext> = (
  source,
  args,
  context,
  info,
) => {
  const { fieldName, parentType, returnType } = info
  if (fieldName === 'id') return source?.id ?? 'none'
  if (fieldName === 'email') return `${source.id}@test`
  const key = `${source?.key ?? ''}.${fieldName}(${JSON.stringify(args)})`
  // Of what several subgraphs answer, all of them have to say the same (difference 8).
  if (context.failing > 0 && fieldName !== 'topic') {
    const hash = hashOf(`${context.seed}/${context.subgraph}/${key}`)
    const kind = hash % (context.failing * 3)
    if (kind === 0) throw new GraphQLError('private: 10.0.0.1')
    if (kind === 1) throw new GraphQLError('for others', { extensions: { code: 'FORBIDDEN', more: 1 } })
    if (kind === 2) return null
  }
  // What depends on what other subgraphs know tells it.
  const given = source?.given && ['shipping', 'toc', 'delivery'].includes(fieldName) ? JSON.stringify(source.given) : ''
  if (parentType.name === 'Query' && typeof args.id === 'string') return thingOf(args.id, returnType)
  return inventValue(returnType, `${key}${given}`)
}

function thingOf(id: string, type: GraphQLOutputType): Thing | null {
  const named = isNonNullType(type) ? type.ofType : type
  const typename = TYPE_OF_ID[id]
  const members = MEMBERS[String(named)] ?? [String(named)]
  if (!typename || !members.includes(typename)) return null
  return { __typename: isObjectType(named) ? named.name : typename, id, key: id }
}

function inventValue(type: GraphQLOutputType, key: string): unknown {
  if (isNonNullType(type)) return inventValue(type.ofType, key)
  const hash = hashOf(key)
  if (isListType(type)) {
    const length = hash % 7 === 0 ? 0 : 1 + (hash % 3)
    return Array.from({ length }, (_, index) => {
      if (!isNonNullType(type.ofType) && hashOf(`${key}[${index}]null`) % 6 === 0) return null
      return inventValue(type.ofType, `${key}[${index}]`)
    })
  }
  if (isEnumType(type)) return type.getValues()[hash % type.getValues().length]?.name
  if (isScalarType(type)) return scalarOf(type.name, hash)
  const members = MEMBERS[type.name]
  const typename = members && !isObjectType(type) ? (members[hash % members.length] as string) : type.name
  // An interface object is some object of the interface.
  const entity =
    ENTITIES[typename] ?? (MEMBERS[typename] ? [...(ENTITIES.Book ?? []), ...(ENTITIES.Movie ?? [])] : undefined)
  if (!entity) return { __typename: typename, id: key, key }
  const id = entity[hash % entity.length] as string
  return { __typename: typename, id, key: id }
}

function scalarOf(name: string, hash: number): unknown {
  switch (name) {
    case 'Int':
      return hash % 100
    case 'Float':
      return hash % 5 === 0 ? hash % 10 : (hash % 1000) / 8
    case 'Boolean':
      return hash % 2 === 0
    case 'JSON':
      return [{ a: [hash % 10], __proto__: null }, hash % 10, 'text', [1, { b: null }], true][hash % 5]
    default:
      return hash % 9 === 0 ? '' : `text ${hash % 50}`
  }
}
