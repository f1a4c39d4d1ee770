import { createHash } from 'node:crypto'
import type { RateLimit } from '@chainlens/platform/limits'
import { MAIL_LIMITS, REDEEM_LIMIT } from '../../config.ts'
import type { Scope } from '../../context.ts'
import { clientNetwork } from '../client-network.ts'
import { waitText } from '../wait-text.ts'
import type { Refusal } from './refusal.ts'

/** Takes a point of each limit on asking for mails; null where it may be asked, else when to come again. */
export function takeMailAttempt(
  context: Scope,
  input: { email: string; clientAddress: string | null },
): Promise<Refusal | null> {
  const network = clientNetwork(input.clientAddress)
  const account = createHash('sha256').update(input.email).digest('base64url')
  return take(context, [
    [MAIL_LIMITS.network, network],
    [MAIL_LIMITS.emailAndNetwork, `${account}:${network}`],
  ])
}

/** Takes a point of the limit on trying links; null where it may be tried, else when to come again. */
export function takeRedeemAttempt(context: Scope, input: { clientAddress: string | null }): Promise<Refusal | null> {
  return take(context, [[REDEEM_LIMIT, clientNetwork(input.clientAddress)]])
}

async function take({ services }: Scope, keys: [RateLimit, string][]): Promise<Refusal | null> {
  for (const [limit, key] of keys) {
    const answer = await services.limits.consume(limit, key)
    if (!answer.allowed)
      return {
        code: 'TOO_MANY_ATTEMPTS',
        message: `There were too many attempts. Try again in ${waitText(answer.retryAfterMs)}.`,
      }
  }
  return null
}
