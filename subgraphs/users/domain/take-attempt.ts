import { createHash } from 'node:crypto'
import type { RateLimit } from '@chainlens/platform/limits'
import { LOG_IN_LIMITS } from '../config.ts'
import type { Scope } from '../context.ts'
import { clientNetwork } from './client-network.ts'

/** Leave to try, to be given back when the attempt turns out not to be a wrong guess; or when to come again. */
export type Attempt = { allowed: true; giveBack(): Promise<void> } | { allowed: false; retryAfterMs: number }

/**
 * Takes a point of each limit on signing in, from the one that depends on the client alone to the one that
 * depends on the account alone: a client that is refused can't use up the account's. Taken before the
 * password is looked at, so that guesses made side by side count as well.
 */
export async function takeAttempt(
  { services: { limits } }: Scope,
  input: { email: string | null; clientAddress: string | null },
): Promise<Attempt> {
  const network = clientNetwork(input.clientAddress)
  const keys: [RateLimit, string][] = [[LOG_IN_LIMITS.address, network]]
  if (input.email !== null) {
    const account = createHash('sha256').update(input.email).digest('base64url')
    keys.push([LOG_IN_LIMITS.accountAndAddress, `${account}:${network}`], [LOG_IN_LIMITS.account, account])
  }
  for (const [limit, key] of keys) {
    const answer = await limits.consume(limit, key)
    if (!answer.allowed) return answer
  }
  return {
    allowed: true,
    async giveBack() {
      await Promise.all(keys.map(([limit, key]) => limits.giveBack(limit, key)))
    },
  }
}
