import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
} from 'graphql'
import { leafCheck } from '../../federation/execution/leaf-check.ts'
import type { PreparedOperation } from '../../federation/supergraph-runtime.ts'

/**
 * What graphql-js makes of a tree of subgraphs' answers, for a client's operation: the order of names, what null
 * does and where errors are. Null where it can't tell, since an object says no more of itself than an interface.
 */
export async function expectedAnswer(
  schema: GraphQLSchema,
  { operation, operationContext }: PreparedOperation,
  variables: Record<string, unknown>,
  tree: Record<string, unknown>,
): Promise<ExecutionResult | null> {
  let isVague = false
  const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, _, __, info) => {
    const key = String(info.path.key)
    return checked(Object.hasOwn(source, key) ? source[key] : null, info.returnType)
  }
  const typeResolver = (value: { __typename?: string }) => {
    const type = schema.getType(value.__typename ?? '')
    if (!value.__typename || (type && !isObjectType(type))) isVague = true
    if (!isObjectType(type)) throw new GraphQLError('an object of no type')
    return type.name
  }
  const definitions = [operation, ...Object.values(operationContext.fragments)]
  const document = { kind: Kind.DOCUMENT, definitions } as const
  const result = await execute({
    schema,
    document,
    rootValue: tree,
    variableValues: variables,
    fieldResolver,
    typeResolver,
  })
  return isVague ? null : result
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
