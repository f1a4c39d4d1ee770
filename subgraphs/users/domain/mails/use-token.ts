import type { Transaction } from '@chainlens/platform/db'

/**
 * Uses a mailed token up; gives its open account's UUID, or null where it does not open: unknown, used, expired,
 * replaced, or the account is closed. Of two uses at once one wins. The account's row comes before the token's, as
 * wherever both are held, and stays locked to the end of the transaction.
 */
export async function useToken({ query }: Transaction, tokenHash: string): Promise<string | null> {
  const [account] = await query<{ id: string }>(
    `select account.id from users.mail_tokens join users.users as account on account.id = user_id
     where token_hash = ? and expires_at > now() and account.is_active for update of account`,
    [tokenHash],
  )
  if (!account) return null
  const used = await query('delete from users.mail_tokens where token_hash = ? returning user_id', [tokenHash])
  return used.length > 0 ? account.id : null
}
