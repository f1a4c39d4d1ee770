import type { FieldNode, FragmentDefinitionNode, GraphQLError, OperationDefinitionNode } from 'graphql'
import { clientError } from '../errors/client-errors.ts'
import { checkDemand, needsVariables } from './cost/check-demand.ts'
import { compileDemand, type Demand, type DemandOptions } from './cost/compile-demand.ts'
import { wholeSchemaCost } from './cost/whole-schema-cost.ts'
import type { Limits } from './limits.ts'

/**
 * Holds a valid operation against the limits that need the schema. Gives the error, or what is still to be held
 * once the variables are known (null: nothing).
 *
 * @param roots the fields under its root, fragments expanded, left out or not
 */
export function checkOperation(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  roots: readonly FieldNode[],
  options: DemandOptions,
): { error: GraphQLError } | { demand: Demand | null } {
  const { limits } = options
  const twice = checkOnePerOperation(roots, limits)
  if (twice) return { error: twice }
  const demand = compileDemand(operation, fragments, options)
  const error = checkDemand(demand, null, limits) ?? checkIntrospection(demand, options)
  if (error) return { error }
  return { demand: needsVariables(demand) ? demand : null }
}

function checkIntrospection({ schemaCost }: Demand, options: DemandOptions): GraphQLError | null {
  const { introspections } = options.limits
  if (introspections === null || schemaCost === 0) return null
  if (schemaCost <= introspections * wholeSchemaCost(options)) return null
  const message = `The query asks for more than the whole schema ${introspections} times.`
  return clientError('QUERY_TOO_COMPLEX', message)
}

/** By the names in the answer: fields of one name run once. What `@skip` leaves out counts too. */
function checkOnePerOperation(roots: readonly FieldNode[], { onePerOperation }: Limits): GraphQLError | null {
  if (onePerOperation.length === 0) return null
  const guarded = roots.filter(({ name }) => onePerOperation.includes(name.value))
  const second = guarded.find((field) => nameInAnswer(field) !== nameInAnswer(guarded[0] as FieldNode))
  if (!second) return null
  const message = `"${second.name.value}" is allowed once in an operation, and not beside others of its kind.`
  return clientError('QUERY_TOO_COMPLEX', message, { nodes: second })
}

function nameInAnswer({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value
}
