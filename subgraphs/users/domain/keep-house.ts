import { MAIL, SIGN_IN_HISTORY_DAYS, SIGNING_KEY, UNCONFIRMED_DAYS } from '../config.ts'
import type { Scope } from '../context.ts'
import { rotateSigningKey } from './rotate-signing-key.ts'

/**
 * Deletes tokens that expired, sign-ins (which hold addresses of clients) and mails that ended long ago, and accounts
 * that were never confirmed; makes a new signing key when it is time.
 */
export async function keepHouse(context: Scope): Promise<void> {
  const { database } = context.services
  await database.query('delete from users.refresh_tokens where expires_at < now()')
  await database.query(`delete from users.sign_ins where created_at < now() - ? * interval '1 day'`, [
    SIGN_IN_HISTORY_DAYS,
  ])
  await database.query('delete from users.mail_tokens where expires_at < now()')
  for (const [status, days] of Object.entries(MAIL.keptDays))
    await database.query(`delete from users.mails where status = ? and settled_at < now() - ? * interval '1 day'`, [
      status,
      days,
    ])
  await database.query(
    `delete from users.users as account where not email_verified and updated_at < now() - ? * interval '1 day'
     and not exists (select 1 from users.sign_ins where user_id = account.id)`,
    [UNCONFIRMED_DAYS],
  )
  if (await rotateSigningKey(context, { olderThanDays: SIGNING_KEY.days })) context.logger.info('new signing key')
}
