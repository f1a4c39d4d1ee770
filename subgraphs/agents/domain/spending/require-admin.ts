import type { Principal } from '@chainlens/platform/auth'
import { ClientError } from '@chainlens/platform/errors'
import { requirePrincipal } from '@chainlens/platform/graphql'
import type { Context } from '../../context.ts'

/** Who asks, where it is an administrator in person: no run, and no key that may do less. Throws FORBIDDEN. */
export function requireAdmin(context: Context): Principal {
  const principal = requirePrincipal(context)
  if (principal.role !== 'ADMIN' || principal.runId !== null || !principal.scopes.includes('*'))
    throw new ClientError('FORBIDDEN', 'Only an administrator may do this.')
  return principal
}
