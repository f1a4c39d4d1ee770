import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { type Complete, tellInvalid } from './projection.ts'

/** Compiles what is asked for of objects of one type. */
export interface ObjectCompiler {
  readonly schema: GraphQLSchema
  compile(sets: readonly SelectionSetNode[], type: GraphQLCompositeType): Complete
}

/**
 * Compiles how objects of a type are completed, which for interfaces and unions say by `__typename` what they are.
 * Each type's part is compiled when the first object of it comes.
 */
export function compileComposite(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  compiler: ObjectCompiler,
): Complete {
  const { schema } = compiler
  const byTypename = new Map<unknown, Complete | null>()
  let lastTypename: unknown
  let last: Complete | null = null

  return (value, projection) => {
    if (typeof value !== 'object' || Array.isArray(value)) {
      tellInvalid(projection, 'A value that is no object.', null)
      return undefined
    }
    const typename = (value as Record<string, unknown>).__typename
    if (last === null || typename !== lastTypename) {
      const known = byTypename.get(typename)
      const found = known === undefined ? compileFor(typename) : known
      if (found === null) {
        // Clients may not read the names of types that they don't know.
        tellInvalid(projection, `An object of a type that is none of ${type}.`, null)
        return undefined
      }
      last = found
      lastTypename = typename
    }
    return last(value, projection)
  }

  function compileFor(typename: unknown): Complete | null {
    const actual = actualType(typename)
    const compiled = actual && compiler.compile(sets, actual)
    // What subgraphs make up is not worth keeping.
    if (compiled) byTypename.set(typename, compiled)
    return compiled
  }

  /** Null where an object that says so can't stand here. */
  function actualType(typename: unknown): GraphQLCompositeType | null {
    if (typename === undefined || typename === null || typename === type.name) return type
    // Subgraphs may call their roots otherwise.
    if (type === schema.getQueryType() || type === schema.getMutationType()) return type
    const actual = schema.getType(String(typename))
    if (isObjectType(type)) return isInterfaceType(actual) && schema.isSubType(actual, type) ? type : null
    // Of an interface object its subgraph knows no more than the interface.
    if (!isObjectType(actual) && !isInterfaceType(actual)) return null
    return schema.isSubType(type, actual) ? actual : isInterfaceType(actual) ? type : null
  }
}
