import {
  type ExecutionResult,
  execute,
  extendSchema,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  printType,
} from 'graphql'
import { leafCheck } from '../../federation/execution/leaf-check.ts'
import type { PreparedOperation } from '../../federation/supergraph-runtime.ts'

/** What an object is called of which no more is known than an interface. */
const OF_INTERFACE = '__OfInterface'

/** The schema with an object type for each interface, for objects that say no more of themselves. */
export function schemaOfExpected(schema: GraphQLSchema): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter(isInterfaceType)
  const sdl = types.map((type) => {
    const interfaces = [type, ...type.getInterfaces()].map(({ name }) => name)
    const [, fields = ''] = printType(type).split(/\{(.*)/s)
    return `type ${type.name}${OF_INTERFACE} implements ${interfaces.join(' & ')} {${fields}`
  })
  return extendSchema(schema, parse(sdl.join('\n')))
}

/**
 * What graphql-js makes of a tree of subgraphs' answers, for a client's operation: the order of names, what null
 * does and where errors are. Null where it can't tell.
 *
 * @param schema as `schemaOfExpected` makes it
 */
export async function expectedAnswer(
  schema: GraphQLSchema,
  { operation, operationContext }: PreparedOperation,
  variables: Record<string, unknown>,
  tree: Record<string, unknown>,
): Promise<ExecutionResult | null> {
  const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, _, __, info) => {
    const key = String(info.path.key)
    return checked(Object.hasOwn(source, key) ? source[key] : null, info.returnType)
  }
  const typeResolver: GraphQLTypeResolver<{ __typename?: string }, unknown> = (value, _, __, abstractType) => {
    const type = schema.getType(value.__typename ?? abstractType.name)
    if (isInterfaceType(type)) return `${type.name}${OF_INTERFACE}`
    if (!isObjectType(type)) throw new GraphQLError('an object of no type')
    return type.name
  }
  const definitions = [operation, ...Object.values(operationContext.fragments)]
  const document = { kind: Kind.DOCUMENT, definitions } as const
  const variableValues = variables
  const result = await execute({ schema, document, rootValue: tree, variableValues, fieldResolver, typeResolver })
  // An interface's name is nothing that a client may be told.
  return JSON.stringify(result.data ?? null).includes(OF_INTERFACE) ? null : result
}

/** With errors in place of scalars that are none of their type: graphql-js would make some of them fit. */
function checked(value: unknown, type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return checked(value, type.ofType)
  if (value === null || value === undefined) return null
  if (isListType(type)) return Array.isArray(value) ? value.map((one) => checked(one, type.ofType)) : value
  if (!isLeafType(type)) {
    const { __typename } = value as { __typename?: string }
    if (isObjectType(type) && __typename !== undefined && __typename !== type.name)
      return new GraphQLError('an object of another type')
    return value
  }
  const isValid = leafCheck(type)
  return !isValid || isValid(value) ? value : new GraphQLError('a value of another type')
}
