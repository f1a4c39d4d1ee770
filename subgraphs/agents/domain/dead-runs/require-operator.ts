import type { Principal } from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../../context.ts'

/** The administrator who asks; throws UNAUTHENTICATED, and FORBIDDEN for anybody else, an administrator's own run too. */
export function requireOperator(context: Context): Principal {
  const principal = requirePrincipal(context)
  if (principal.role !== 'ADMIN' || principal.runId !== null)
    throw new ClientError('FORBIDDEN', 'Only administrators may do this.')
  return principal
}
