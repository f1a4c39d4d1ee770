import {
  type ConstDirectiveNode,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import { introspectionSizes } from './introspection-sizes.ts'

/** What `@listSize` says of a field. */
export interface ListRule {
  /** Entries where no argument says how many; null: not said. */
  assumedSize: number | null
  /** Arguments that say how many. */
  slicingArguments: readonly string[] | null
  /** Lists directly below it that have that many entries, in place of the field itself. */
  sizedFields: readonly string[] | null
}

/** What a supergraph says of its costs, by `@cost` and `@listSize`. */
export interface CostRules {
  /** Of a type, or of a field by `Type.field`, or of an argument by `Type.field(argument:)`. */
  weights: ReadonlyMap<string, number>
  /** By `Type.field`. */
  lists: ReadonlyMap<string, ListRule>
  /** Entries of the lists by which clients read the schema, by `Type.field`. */
  schemaSizes: ReadonlyMap<string, number>
}

/**
 * Reads them off the supergraph.
 *
 * @param schema what clients may ask of it
 * @param names of the two directives there, which their subgraphs may have chosen; undefined: not used
 */
export function readCostRules(
  supergraph: GraphQLSchema,
  schema: GraphQLSchema,
  names: { cost: string | undefined; listSize: string | undefined },
): CostRules {
  const weights = new Map<string, number>()
  const lists = new Map<string, ListRule>()
  type Described = { astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null }

  function argumentsOf({ astNode }: Described, directive: string | undefined): Record<string, unknown> | null {
    const found = directive && astNode?.directives?.find(({ name }) => name.value === directive)
    if (!found) return null
    return Object.fromEntries(
      (found.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
    )
  }
  function weigh(coordinate: string, described: Described): void {
    const weight = Number(argumentsOf(described, names.cost)?.weight ?? Number.NaN)
    if (Number.isFinite(weight)) weights.set(coordinate, weight)
  }

  const schemaSizes = introspectionSizes(schema)
  if (names.cost === undefined && names.listSize === undefined) return { weights, lists, schemaSizes }
  for (const type of Object.values(supergraph.getTypeMap())) {
    weigh(type.name, type)
    if (!isCompositeType(type) || !(isObjectType(type) || isInterfaceType(type))) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      weigh(coordinate, field)
      for (const argument of field.args) weigh(`${coordinate}(${argument.name}:)`, argument)
      const list = argumentsOf(field, names.listSize)
      if (list)
        lists.set(coordinate, {
          assumedSize: typeof list.assumedSize === 'number' ? list.assumedSize : null,
          slicingArguments: (list.slicingArguments as string[] | null | undefined) ?? null,
          sizedFields: (list.sizedFields as string[] | null | undefined) ?? null,
        })
    }
  }
  return { weights, lists, schemaSizes }
}
