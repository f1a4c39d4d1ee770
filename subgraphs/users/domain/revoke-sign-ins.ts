import type { Transaction } from '@chainlens/platform/db'
import { STEP_TIMEOUT_SECONDS } from '../config.ts'
import type { RevokeReason } from '../entities/sign-in.ts'

/** Which sign-ins end, and why. */
export type RevokeInput = { reason: RevokeReason } & ({ signInIds: readonly string[] } | { userId: string })

/**
 * Ends sign-ins that had not ended; gives their UUIDs, for announceRevocations after the commit. Let it be
 * the last statement: the limits it sets on the rest of the transaction keep the time between revoked_at
 * and the commit under the overlap that listRevocations reads with, so that none is passed over.
 */
export async function revokeSignIns(transaction: Transaction, input: RevokeInput): Promise<string[]> {
  await transaction.query(
    `select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true),
       set_config('idle_in_transaction_session_timeout', ?, true)`,
    Array(3).fill(`${STEP_TIMEOUT_SECONDS}s`),
  )
  const [condition, value] =
    'userId' in input ? ['user_id = ?', input.userId] : ['id = any(?::uuid[])', `{${input.signInIds.join(',')}}`]
  const rows = await transaction.query<{ id: string }>(
    `with open as (select id from users.sign_ins where ${condition} and revoked_at is null order by id for update)
     update users.sign_ins as ended set revoked_at = clock_timestamp(), revoke_reason = ?
     from open where ended.id = open.id returning ended.id`,
    [value, input.reason],
  )
  return rows.map((row) => row.id)
}
