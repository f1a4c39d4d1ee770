import type { QueryPlan } from '@apollo/query-planner'
import type { OperationDefinitionNode } from 'graphql'
import { fetchesOf } from './fetches-of.ts'

/** What a plan's own variable is called where it asks for entities. */
const OF_PLANS = 'representations'
/** JSON readers leave this out on purpose: its value would not arrive. */
const OF_JAVASCRIPT = '__proto__'

/** The name of a variable that can't be handed to a subgraph under it; null where there is none. */
export function takenVariable(operation: OperationDefinitionNode, plan: QueryPlan): string | null {
  if (operation.variableDefinitions?.some(({ variable }) => variable.name.value === OF_JAVASCRIPT)) return OF_JAVASCRIPT
  const isTaken = fetchesOf(plan).some(({ requires, variableUsages }) => requires && variableUsages?.includes(OF_PLANS))
  return isTaken ? OF_PLANS : null
}
