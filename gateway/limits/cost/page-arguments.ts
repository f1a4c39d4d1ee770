import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql'

/** Input objects within each other that are searched for arguments of pages. */
const MOST_LEVELS = 4
const NOT_NUMBERS = new Set(['String', 'ID', 'Boolean'])

/**
 * The arguments that say how many entries a field brings, each as the path to it: `['first']`, or
 * `['input', 'page', 'first']` for a field of an input object. None for a field that brings no list, nor has one
 * directly below it.
 *
 * @param names of such arguments
 */
export function pageArguments(field: GraphQLField<unknown, unknown>, names: readonly string[]): string[][] {
  if (names.length === 0 || !bringsMany(field)) return []
  const paths: string[][] = []

  function search(name: string, type: GraphQLInputType, path: readonly string[]): void {
    const inner = getNullableType(type)
    if (isScalarType(inner) && names.includes(name) && !NOT_NUMBERS.has(inner.name)) paths.push([...path, name])
    else if (isInputObjectType(inner) && path.length < MOST_LEVELS)
      for (const one of Object.values(inner.getFields())) search(one.name, one.type, [...path, name])
  }

  for (const argument of field.args) search(argument.name, argument.type, [])
  return paths
}

function bringsMany({ type }: GraphQLField<unknown, unknown>): boolean {
  if (isListType(getNullableType(type))) return true
  const named = getNamedType(type)
  if (!isObjectType(named) && !isInterfaceType(named)) return false
  return Object.values(named.getFields()).some((below) => isListType(getNullableType(below.type)))
}
