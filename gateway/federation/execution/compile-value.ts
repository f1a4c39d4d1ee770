import {
  type FieldNode,
  type GraphQLEnumType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  isLeafType,
  isListType,
  isNonNullType,
  type SelectionSetNode,
} from 'graphql'
import { compileComposite, type ObjectCompiler } from './compile-composite.ts'
import { leafCheck } from './leaf-check.ts'
import { type Complete, type Projection, tellInvalid } from './projection.ts'

/** A completing function, and whether the path has to lead to the value while it runs. */
export interface CompiledValue {
  complete: Complete
  needsPath: boolean
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined

/** Compiles how values of a field are completed (GraphQL, 6.4.3 CompleteValue). `name`: as the answer has it. */
export function compileValue(
  type: GraphQLOutputType,
  name: string | null,
  nodes: readonly FieldNode[],
  compileObject: ObjectCompiler,
): CompiledValue {
  const isRequired = isNonNullType(type)
  const nullable = isRequired ? type.ofType : type
  const onNull = isRequired ? forbiddenNull(nullable, name) : () => null
  if (isLeafType(nullable)) return { complete: compileLeaf(nullable, name, isRequired, onNull), needsPath: false }
  if (isListType(nullable)) {
    const element = compileValue(nullable.ofType, null, nodes, compileObject).complete
    return { complete: compileList(element, isRequired, onNull), needsPath: true }
  }
  const sets = nodes.flatMap(({ selectionSet }): SelectionSetNode[] => (selectionSet ? [selectionSet] : []))
  const composite = compileComposite(nullable, sets, compileObject)
  return {
    needsPath: true,
    complete(value, projection) {
      if (isNothing(value)) return onNull(projection)
      const completed = composite(value, projection)
      return completed === undefined && !isRequired ? null : completed
    },
  }
}

function forbiddenNull(type: GraphQLOutputType, name: string | null) {
  // Deep values have their name in the path.
  const missing = isLeafType(type) ? name : null
  return (projection: Projection): undefined => {
    tellInvalid(projection, `Null for a value that may not be null: ${name ?? 'an element'} of type ${type}.`, missing)
  }
}

function compileLeaf(
  type: GraphQLScalarType | GraphQLEnumType,
  name: string | null,
  isRequired: boolean,
  onNull: (projection: Projection) => null | undefined,
): Complete {
  const isValid = leafCheck(type)
  const isId = type.name === 'ID'
  if (!isValid) return (value, projection) => (isNothing(value) ? onNull(projection) : value)
  return (value, projection) => {
    if (isNothing(value)) return onNull(projection)
    if (isValid(value)) return isId ? String(value) : value
    tellInvalid(projection, `A value that is none of ${type}.`, name)
    return isRequired ? undefined : null
  }
}

/** Completes every element, also after one that spoils the list, so that the errors of all are told. */
function compileList(
  completeElement: Complete,
  isRequired: boolean,
  onNull: (projection: Projection) => null | undefined,
): Complete {
  return (value, projection) => {
    if (isNothing(value)) return onNull(projection)
    if (!Array.isArray(value)) {
      tellInvalid(projection, 'A value that is no list.', null)
      return isRequired ? undefined : null
    }
    const { path } = projection
    const completed = new Array<unknown>(value.length)
    let isSpoilt = false
    path.push(0)
    for (let index = 0; index < value.length; index += 1) {
      path[path.length - 1] = index
      const element = completeElement(value[index], projection)
      if (element === undefined) isSpoilt = true
      completed[index] = element
    }
    path.pop()
    if (!isSpoilt) return completed
    return isRequired ? undefined : null
  }
}
