import type { Scope } from '../../context.ts'
import { announceRevocations } from '../announce-revocations.ts'
import { hashMailToken, isMailToken } from '../mails/mail-token-text.ts'
import { announceMail, queueMail } from '../mails/queue-mail.ts'
import { useToken } from '../mails/use-token.ts'
import { revokeSignIns } from '../revoke-sign-ins.ts'
import { checkPassword } from './check-password.ts'
import type { Refusal } from './refusal.ts'
import { BUSY } from './register.ts'
import { takeRedeemAttempt } from './take-mail-attempt.ts'
import { TOKEN_INVALID } from './token-invalid.ts'

/**
 * Sets a new password by a mailed token, once, and ends every sign-in of the account; gives why not. Whoever has the
 * mail has the address: it counts as confirmed. A password that is refused leaves the token good.
 */
export async function resetPassword(
  context: Scope,
  input: { token: string; password: string; clientAddress: string | null },
): Promise<Refusal | null> {
  const { database, keys, passwords } = context.services
  const tooMany = await takeRedeemAttempt(context, input)
  if (tooMany) return tooMany
  if (!isMailToken(input.token)) return TOKEN_INVALID
  const tokenHash = hashMailToken(keys.mailToken, 'PASSWORD_RESET', input.token)
  // Looked up first: a link that does not open is worth no hash.
  const [account] = await database.query<{ id: string; email: string }>(
    `select account.id, account.email from users.mail_tokens join users.users as account on account.id = user_id
     where token_hash = ? and expires_at > now() and account.is_active`,
    [tokenHash],
  )
  if (!account) return TOKEN_INVALID
  const refusal = checkPassword(input.password, account.email)
  if (refusal) return refusal
  const passwordHash = await passwords.hash(input.password)
  if (passwordHash === null) return BUSY

  const revokedIds = await database.transaction(async (transaction) => {
    if ((await useToken(transaction, tokenHash)) === null) return null
    await transaction.query(
      'update users.users set password_hash = ?, email_verified = true, updated_at = now() where id = ?',
      [passwordHash, account.id],
    )
    await transaction.query('delete from users.mail_tokens where user_id = ?', [account.id])
    await queueMail(transaction, { kind: 'PASSWORD_CHANGED', email: account.email })
    return revokeSignIns(transaction, { reason: 'PASSWORD_CHANGED', userId: account.id })
  })
  if (revokedIds === null) return TOKEN_INVALID
  announceRevocations(context, revokedIds)
  announceMail(context)
  context.logger.info({ userId: account.id }, 'password reset')
  return null
}
