import { RUN_IDENTITY_SECONDS } from '../config.ts'
import type { Scope } from '../context.ts'
import { userEntity } from '../entities/user.ts'
import { signAccessToken } from './sign-access-token.ts'

/** The run that wants to act, for whom, and within which scopes. */
export interface RunIdentityInput {
  /** UUID. */
  runId: string
  /** The fence under which the worker holds the run. */
  fence: number
  /** UUID. */
  userId: string
  scopes: string[]
}

/** An access token for one minute of a run; null for an account that is closed or not there. */
export async function issueRunIdentity(
  context: Scope,
  { runId, fence, userId, scopes }: RunIdentityInput,
): Promise<{ accessToken: string; expiresAt: Date } | null> {
  const user = await context.services.database.fork().findOne(userEntity, { id: userId })
  if (!user?.isActive) return null
  return signAccessToken(context, { user, by: { runId, fence }, scopes, lifetimeSeconds: RUN_IDENTITY_SECONDS })
}
