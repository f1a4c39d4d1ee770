import { SIGN_IN_HISTORY_DAYS, SIGNING_KEY } from '../config.ts'
import type { Scope } from '../context.ts'
import { rotateSigningKey } from './rotate-signing-key.ts'

/**
 * Deletes refresh tokens that expired and sign-ins (which hold addresses of clients) that ended long ago, and
 * makes a new signing key when it is time.
 */
export async function keepHouse(context: Scope): Promise<void> {
  const { database } = context.services
  await database.query('delete from users.refresh_tokens where expires_at < now()')
  await database.query(`delete from users.sign_ins where created_at < now() - ? * interval '1 day'`, [
    SIGN_IN_HISTORY_DAYS,
  ])
  if (await rotateSigningKey(context, { olderThanDays: SIGNING_KEY.days })) context.logger.info('new signing key')
}
