import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'

const AVERAGE_ARGUMENTS = 2

/** How many entries the lists have by which clients read a schema, by `Type.field`; of those on types the average. */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap())
  const average = (sizes: readonly number[]) =>
    Math.max(1, sizes.reduce((total, size) => total + size, 0) / types.length)
  const fields = types.map((type) => (isObjectType(type) || isInterfaceType(type) ? count(type.getFields()) : 0))
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Directive.args', AVERAGE_ARGUMENTS],
    ['__Directive.locations', 1],
    ['__Type.fields', average(fields)],
    ['__Type.interfaces', 1],
    ['__Type.possibleTypes', 1],
    ['__Type.enumValues', average(types.map((type) => (isEnumType(type) ? type.getValues().length : 0)))],
    ['__Type.inputFields', average(types.map((type) => (isInputObjectType(type) ? count(type.getFields()) : 0)))],
    ['__Field.args', AVERAGE_ARGUMENTS],
  ])
}

function count(fields: object): number {
  return Object.keys(fields).length
}
