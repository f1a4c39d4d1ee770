import { type GraphQLSchema, getIntrospectionQuery, Kind, parse } from 'graphql'
import { compileDemand, type DemandOptions } from './compile-demand.ts'

const WHOLE = parse(
  getIntrospectionQuery({
    inputValueDeprecation: true,
    schemaDescription: true,
    oneOf: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
  }),
)
const known = new WeakMap<GraphQLSchema, number>()

/** What graphql-js' own query for the whole of a schema costs. */
export function wholeSchemaCost(options: DemandOptions): number {
  const before = known.get(options.schema)
  if (before !== undefined) return before
  const fragments = Object.fromEntries(
    WHOLE.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  )
  const operation = WHOLE.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  const cost = operation ? compileDemand(operation, fragments, options).schemaCost : 0
  known.set(options.schema, cost)
  return cost
}
