import type { RequestContext } from '../request-context.ts'

/**
 * Who may see an answer: requests of equal scope may share one. Contains all of the caller that subgraphs
 * are told and may answer by: principal and forwarded headers; not the client's address, which is for limits alone.
 */
export function identityScope({ principal, forwardedHeaders }: RequestContext): string {
  if (principal === null && forwardedHeaders === undefined) return ''
  return JSON.stringify([principal, forwardedHeaders ?? null])
}
