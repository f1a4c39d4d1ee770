import type { GraphQLError } from 'graphql'
import { clientError } from '../../errors/client-errors.ts'
import type { Limits } from '../limits.ts'
import { amountOf, type Variables } from './amount.ts'
import type { Demand } from './compile-demand.ts'

/** Whether a demand depends on the variables of a request. */
export function needsVariables({ cost, pages }: Demand): boolean {
  return typeof cost !== 'number' || pages.some(({ size }) => typeof size === 'function')
}

/**
 * Holds what an operation asks for against the limits; null where it keeps them.
 *
 * @param variables coerced; null before they are known: only what does not depend on them is held
 */
export function checkDemand({ cost, pages }: Demand, variables: Variables | null, limits: Limits): GraphQLError | null {
  if (limits.pageSize !== null)
    for (const { argument, field, size } of pages) {
      const entries = typeof size !== 'function' ? size : variables && size(variables)
      if (entries !== null && entries > limits.pageSize)
        return clientError(
          'BAD_USER_INPUT',
          `"${argument}" of "${field.name.value}" is ${entries}: a page has ${limits.pageSize} entries at most.`,
          { nodes: field },
        )
    }
  if (limits.cost === null || (typeof cost !== 'number' && !variables)) return null
  const points = amountOf(cost, variables ?? {})
  if (points <= limits.cost) return null
  const message = `The query may bring ${points} objects, and one may bring ${limits.cost}: ask for smaller pages, or fewer lists within lists.`
  return clientError('QUERY_TOO_COMPLEX', message)
}
