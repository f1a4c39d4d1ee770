import type { Transaction } from '@chainlens/platform/db'
import type { Mail } from '@chainlens/platform/mail'
import { MAILS_PER_HOUR } from '../../config.ts'
import type { Scope } from '../../context.ts'
import type { ClaimedMail } from './claim-mail.ts'
import { purposeOf } from './mail-kind.ts'
import { mintToken } from './mint-token.ts'
import { writeMail } from './write-mail.ts'

/**
 * The mail as it goes out; null, and its row deleted, where nobody shall get it: no open account has the address, it
 * is confirmed already, a newer mail of the kind waits, or the address had enough of them for an hour.
 */
export async function prepareMail({ services }: Scope, mail: ClaimedMail): Promise<Mail | null> {
  const { database, keys, signUp } = services
  return database.transaction(async (transaction) => {
    const token = await tokenFor(transaction)
    if (token !== undefined)
      return writeMail({ id: mail.id, kind: mail.kind, to: mail.email, publicUrl: signUp.publicUrl, token })
    await transaction.query('delete from users.mails where id = ?', [mail.id])
    return null
  })

  /** Null for a mail that needs none; undefined for one that shall not go out. */
  async function tokenFor(transaction: Transaction): Promise<string | null | undefined> {
    const [account] = await transaction.query<{ id: string; isConfirmed: boolean }>(
      'select id, email_verified as "isConfirmed" from users.users where email = ? and is_active for update',
      [mail.email],
    )
    if (!account || (mail.kind === 'VERIFY_EMAIL' && account.isConfirmed)) return undefined
    if (mail.kind === 'PASSWORD_CHANGED') return null
    if (mail.tokenSealed === null && (await isEnough(transaction))) return undefined
    const purpose = purposeOf(mail.kind)
    if (purpose === null) return null
    return (await mintToken(transaction, { mail, userId: account.id, purpose, keys })) ?? undefined
  }

  async function isEnough({ query }: Transaction): Promise<boolean> {
    const [others] = await query<{ newer: number; sent: number }>(
      `select count(*) filter (where status = 'QUEUED' and id > ?)::int as newer,
         count(*) filter (where status = 'SENT' and settled_at > now() - interval '1 hour')::int as sent
       from users.mails where email = ? and kind = ?`,
      [mail.id, mail.email, mail.kind],
    )
    return others !== undefined && (others.newer > 0 || others.sent >= MAILS_PER_HOUR)
  }
}
