import type { Scope } from '../context.ts'
import { announceRevocations } from './announce-revocations.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

/** Closes an account and ends all its sign-ins; runs of it get no new identity. Closing twice is closing. */
export async function closeAccount(context: Scope, input: { userId: string }): Promise<void> {
  const revokedIds = await context.services.database.transaction(async (transaction) => {
    await transaction.query('update users.users set is_active = false, updated_at = now() where id = ?', [input.userId])
    return revokeSignIns(transaction, { reason: 'ACCOUNT_CLOSED', userId: input.userId })
  })
  announceRevocations(context, revokedIds)
}
