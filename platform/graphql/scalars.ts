import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'

function invalid(name: string, value: unknown): GraphQLError {
  return new GraphQLError(`${name} cannot represent ${JSON.stringify(value)}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}

/** A scalar that travels as a string, checked by `normalise` on its way in and out (null: refused). */
function stringScalar(name: string, normalise: (value: unknown) => string | null): GraphQLScalarType {
  const convert = (value: unknown) => {
    const text = normalise(value)
    if (text === null) throw invalid(name, value)
    return text
  }
  return new GraphQLScalarType({
    name,
    serialize: convert,
    parseValue: convert,
    parseLiteral: (node) => convert(node.kind === Kind.STRING ? node.value : null),
  })
}

const RFC_3339 = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i

function dateTime(value: unknown): string | null {
  // Date itself takes 29 February of any year, for 1 March.
  if (typeof value === 'string' && day(RFC_3339.exec(value)?.[1]) === null) return null
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value.toUpperCase()) : null
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null
}

function day(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return null
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null
}

function decimal(value: unknown): string | null {
  const text = typeof value === 'bigint' ? value.toString() : value
  return typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? text : null
}

function url(value: unknown): string | null {
  // URL itself passes over line breaks and tabs, which are no part of an address.
  const isClean = typeof value === 'string' && /^https?:\/\/[^\p{Cc}]+$/iu.test(value)
  return isClean && URL.canParse(value) ? value : null
}

/** As it would be written. A copy: in one process, what a resolver keeps is not for others to change. */
function asJson(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value
}

/** The scalars of schema/shared.graphql. */
export const scalars = {
  DateTime: stringScalar('DateTime', dateTime),
  Date: stringScalar('Date', day),
  Decimal: stringScalar('Decimal', decimal),
  URL: stringScalar('URL', url),
  JSON: new GraphQLScalarType({
    name: 'JSON',
    serialize: asJson,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  }),
}
