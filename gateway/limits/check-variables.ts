import type { GraphQLError } from 'graphql'
import { clientError } from '../errors/client-errors.ts'
import { LIMITS, type Limits } from './limits.ts'

/** Refuses variables that are nested deeper than any input of ours; null where they are not. */
export function checkVariables(variables: Record<string, unknown>, limits: Limits = LIMITS): GraphQLError | null {
  let level: unknown[] = Object.values(variables)
  for (let depth = 1; level.length > 0; depth += 1) {
    const inner = level.filter((value): value is object => typeof value === 'object' && value !== null)
    if (inner.length > 0 && depth > limits.valueDepth)
      return clientError('QUERY_TOO_COMPLEX', `A variable is more than ${limits.valueDepth} levels deep.`)
    level = inner.flatMap((value) => Object.values(value))
  }
  return null
}
