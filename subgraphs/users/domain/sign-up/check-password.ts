import { PASSWORD_LENGTH } from '../../config.ts'
import { hasPasswordLength } from '../has-password-length.ts'
import { normaliseEmail } from '../normalise-email.ts'
import { isCommonPassword } from './common-passwords.ts'
import type { Refusal } from './refusal.ts'

/** Why a password can't be chosen; null where it can. No rules on kinds of characters (ASVS 6.2.5). */
export function checkPassword(password: string, email: string | null): Refusal | null {
  const refuse = (code: string, message: string) => ({ code, message, field: ['input', 'password'] })
  if (!hasPasswordLength(password)) {
    const { least, most } = PASSWORD_LENGTH
    return password.length < most
      ? refuse('PASSWORD_TOO_SHORT', `A password has ${least} characters or more.`)
      : refuse('PASSWORD_TOO_LONG', `A password has ${most} characters at most.`)
  }
  if (email !== null && normaliseEmail(password) === email)
    return refuse('PASSWORD_IS_EMAIL', 'Your address is the first password that anybody would try. Choose another.')
  if (isCommonPassword(password))
    return refuse('PASSWORD_TOO_COMMON', 'This is one of the most common passwords. Choose another.')
  return null
}
