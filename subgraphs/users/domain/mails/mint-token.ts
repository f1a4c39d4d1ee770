import { openSecret, sealSecret } from '@chainlens/platform/auth'
import type { Transaction } from '@chainlens/platform/db'
import type { Keys } from '@chainlens/platform/service'
import { MAIL_TOKEN_SECONDS } from '../../config.ts'
import type { ClaimedMail } from './claim-mail.ts'
import type { TokenPurpose } from './mail-kind.ts'
import { hashMailToken, makeMailToken } from './mail-token-text.ts'

/**
 * The token that a mail carries: at the first attempt a new one, which replaces the account's older one; at a later
 * attempt the same, good for its full time again. Null where that was used or replaced meanwhile: the mail is pointless.
 */
export async function mintToken(
  { query }: Transaction,
  input: { mail: ClaimedMail; userId: string; purpose: TokenPurpose; keys: Keys },
): Promise<string | null> {
  const { mail, userId, purpose, keys } = input
  const place = `users.mails|${mail.id}|token_sealed`
  const seconds = MAIL_TOKEN_SECONDS[purpose]
  const known = mail.tokenSealed === null ? null : openSecret(keys.storage, place, mail.tokenSealed)
  if (known !== null) {
    const [alive] = await query(
      `update users.mail_tokens set expires_at = now() + ? * interval '1 second' where token_hash = ? returning user_id`,
      [seconds, hashMailToken(keys.mailToken, purpose, known)],
    )
    return alive ? known : null
  }
  const token = makeMailToken()
  await query(
    `insert into users.mail_tokens (user_id, purpose, token_hash, expires_at)
     values (?, ?, ?, now() + ? * interval '1 second')
     on conflict (user_id, purpose) do update
     set token_hash = excluded.token_hash, created_at = now(), expires_at = excluded.expires_at`,
    [userId, purpose, hashMailToken(keys.mailToken, purpose, token), seconds],
  )
  await query('update users.mails set token_sealed = ? where id = ?', [sealSecret(keys.storage, place, token), mail.id])
  return token
}
