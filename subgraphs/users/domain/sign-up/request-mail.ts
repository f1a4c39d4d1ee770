import type { Scope } from '../../context.ts'
import type { TokenPurpose } from '../mails/mail-kind.ts'
import { announceMail, queueMail } from '../mails/queue-mail.ts'
import { readMailAddress } from './read-mail-address.ts'
import type { Refusal } from './refusal.ts'
import { INVALID_EMAIL } from './register.ts'
import { takeMailAttempt } from './take-mail-attempt.ts'

/**
 * Asks for the mail that confirms an address or resets a password; gives why it can't be asked for. Accounts are not
 * looked at here at all, but by the worker, later: neither answer nor time can tell of them.
 */
export async function requestMail(
  context: Scope,
  input: { kind: TokenPurpose; email: string; clientAddress: string | null },
): Promise<Refusal[]> {
  const { database, signUp } = context.services
  if (!signUp.canMail)
    return [{ code: 'MAIL_UNAVAILABLE', message: 'This installation sends no mail. Ask whoever runs it.' }]
  const email = readMailAddress(input.email)
  if (email === null) return [INVALID_EMAIL]
  const tooMany = await takeMailAttempt(context, { email, clientAddress: input.clientAddress })
  if (tooMany) return [tooMany]
  await queueMail(database, { kind: input.kind, email })
  announceMail(context)
  return []
}
