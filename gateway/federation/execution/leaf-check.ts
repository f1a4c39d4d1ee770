import { type GraphQLEnumType, type GraphQLScalarType, isEnumType } from 'graphql'

/** Whether a value, not null, is one of a scalar or an enum that a client may read. */
export type LeafCheck = (value: unknown) => boolean

/** Written without an exponent, that is. */
const isWhole = (value: unknown) => Number.isInteger(value) && Math.abs(value as number) < 1e21

const BUILT_IN: Readonly<Record<string, LeafCheck>> = {
  Int: isWhole,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || isWhole(value),
}

/** The check of a type; null where every value is one, since only subgraphs know their own scalars. */
export function leafCheck(type: GraphQLScalarType | GraphQLEnumType): LeafCheck | null {
  if (!isEnumType(type)) return Object.hasOwn(BUILT_IN, type.name) ? (BUILT_IN[type.name] ?? null) : null
  const values = new Set<unknown>(type.getValues().map(({ name }) => name))
  return (value) => values.has(value)
}
