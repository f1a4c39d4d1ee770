import type { FetchHandler } from '@chainlens/platform/http'
import { z } from 'zod'
import { issueRunIdentity } from '../domain/issue-run-identity.ts'
import type { UsersServices } from '../services.ts'
import { internalRoute } from './internal-route.ts'

const input = z.object({
  runId: z.uuid(),
  fence: z.int().nonnegative(),
  userId: z.uuid(),
  // The characters that RFC 6749 leaves to a scope; a space would make two of one.
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5B\x5D-\x7E]{1,64}$/)).max(32),
})

/** POST { runId, fence, userId, scopes } → { accessToken, expiresAt } for a minute; for the agents service alone. */
export function runIdentityRoute(services: UsersServices): FetchHandler {
  return internalRoute(services, {
    input,
    issuers: ['agents'],
    async handle(scope, run) {
      const identity = await issueRunIdentity(scope, run)
      return identity ? Response.json(identity) : Response.json({ code: 'ACCOUNT_CLOSED' }, { status: 403 })
    },
  })
}
