import { type FieldNode, type GraphQLField, getNamedType, isInputObjectType, Kind, type ValueNode } from 'graphql'
import type { Variables } from './amount.ts'

/** What an argument says, or will say with the variables; null where it says nothing. */
export type Given = number | null | ((variables: Variables) => number | null)

/** The number at `path` under a field's arguments, as execution will have it: literals, variables and defaults. */
export function readPageSize(node: FieldNode, field: GraphQLField<unknown, unknown>, path: readonly string[]): Given {
  const [name, ...rest] = path
  const definition = field.args.find((argument) => argument.name === name)
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value
  return readValue(value, definition?.defaultValue, definition && inputFields(definition.type), rest)
}

type Defaults = Readonly<Record<string, { defaultValue?: unknown; type: Parameters<typeof getNamedType>[0] }>>

function inputFields(type: Parameters<typeof getNamedType>[0]): Defaults | undefined {
  const named = getNamedType(type)
  return isInputObjectType(named) ? named.getFields() : undefined
}

function readValue(
  value: ValueNode | undefined,
  fallback: unknown,
  fields: Defaults | undefined,
  path: readonly string[],
): Given {
  if (!value) return numberAt(fallback, path)
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value
    // A variable that was left out leaves the argument out.
    return (variables) => numberAt(Object.hasOwn(variables, name) ? variables[name] : fallback, path)
  }
  const [name, ...rest] = path
  if (name === undefined) return value.kind === Kind.INT || value.kind === Kind.STRING ? toNumber(value.value) : null
  if (value.kind !== Kind.OBJECT) return null
  const field = fields?.[name]
  const inner = value.fields.find((one) => one.name.value === name)?.value
  return readValue(inner, field?.defaultValue, field && inputFields(field.type), rest)
}

function numberAt(value: unknown, path: readonly string[]): number | null {
  let at = value
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null
    at = (at as Record<string, unknown>)[name]
  }
  return toNumber(at)
}

/** Scalars of large numbers take texts too. */
function toNumber(value: unknown): number | null {
  const isText = typeof value === 'string' && /^-?\d{1,40}$/.test(value)
  if (typeof value !== 'number' && typeof value !== 'bigint' && !isText) return null
  return Number(value)
}
