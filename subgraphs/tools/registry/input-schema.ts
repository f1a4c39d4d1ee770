import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql'

type JsonSchema = Record<string, unknown>

const SCALARS: Record<string, JsonSchema> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  String: { type: 'string' },
  ID: { type: 'string' },
  Date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  DateTime: { type: 'string' },
  Decimal: { type: 'string' },
  URL: { type: 'string' },
  JSON: {},
}

function schemaOf(type: GraphQLInputType): JsonSchema {
  if (isNonNullType(type)) return schemaOf(type.ofType)
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType) }
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map((value) => value.name) }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, schemaOf(field.type)])),
      required: fields
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((f) => f.name),
      additionalProperties: false,
    }
  }
  return SCALARS[getNamedType(type).name] ?? { type: 'string' }
}

/** The JSON schema of an operation's variables: those that are non-null and have no default are required. */
export function inputSchemaOf(
  api: GraphQLSchema,
  operation: OperationDefinitionNode,
  descriptions: Record<string, string>,
): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  const required: string[] = []
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value
    const type = typeFromAST(api, definition.type as never) as GraphQLInputType
    const fallback = definition.defaultValue ? { default: valueFromASTUntyped(definition.defaultValue) } : {}
    const description = descriptions[name] ? { description: descriptions[name] } : {}
    properties[name] = { ...schemaOf(type), ...description, ...fallback }
    if (isNonNullType(type) && !definition.defaultValue) required.push(name)
  }
  return { type: 'object', properties, required, additionalProperties: false }
}
