import type { Scope } from '../context.ts'

/** Where gateways hear of sign-ins that ended: `{ signInId }`, a UUID. */
export const REVOKED_TOPIC = 'sign-in.revoked'

/**
 * Tells the gateways at once that sign-ins ended. Not waited for, and allowed to fail: whoever misses it
 * finds the sign-ins in the list of revocations a second later.
 */
export function announceRevocations({ services, logger }: Scope, signInIds: readonly string[]): void {
  for (const signInId of signInIds)
    services.pubsub
      .publish(REVOKED_TOPIC, { signInId })
      .catch((error) => logger.warn({ err: error, signInId }, 'the end of a sign-in was not announced'))
}
