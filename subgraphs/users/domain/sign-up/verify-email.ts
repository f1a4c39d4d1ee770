import type { Scope } from '../../context.ts'
import { type User, userEntity } from '../../entities/user.ts'
import { hashMailToken, isMailToken } from '../mails/mail-token-text.ts'
import { useToken } from '../mails/use-token.ts'
import type { Refusal } from './refusal.ts'
import { takeRedeemAttempt } from './take-mail-attempt.ts'
import { TOKEN_INVALID } from './token-invalid.ts'

/** Confirms the address that a token was mailed to, once; gives the account, or why not. */
export async function verifyEmail(
  context: Scope,
  input: { token: string; clientAddress: string | null },
): Promise<User | Refusal> {
  const { database, keys } = context.services
  const tooMany = await takeRedeemAttempt(context, input)
  if (tooMany) return tooMany
  if (!isMailToken(input.token)) return TOKEN_INVALID
  const tokenHash = hashMailToken(keys.mailToken, 'VERIFY_EMAIL', input.token)
  const user = await database.entityTransaction(async (transaction) => {
    const userId = await useToken(transaction, tokenHash)
    if (userId === null) return null
    await transaction.query('update users.users set email_verified = true, updated_at = now() where id = ?', [userId])
    return transaction.em.findOne(userEntity, { id: userId })
  })
  if (!user) return TOKEN_INVALID
  context.logger.info({ userId: user.id }, 'address confirmed')
  return user
}
