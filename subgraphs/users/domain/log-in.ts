import type { Scope } from '../context.ts'
import { type User, userEntity } from '../entities/user.ts'
import { hasPasswordLength } from './has-password-length.ts'
import type { IssuedTokens } from './issue-tokens.ts'
import { normaliseEmail } from './normalise-email.ts'
import { startSignIn } from './start-sign-in.ts'
import { takeAttempt } from './take-attempt.ts'
import { waitText } from './wait-text.ts'

/** What a person gives to sign in, and where from. */
export interface LogInInput {
  email: string
  password: string
  clientAddress: string | null
}

/** A sign-in, or why there is none. */
export type LogInOutcome =
  | { user: User; tokens: IssuedTokens }
  | { code: 'INVALID_CREDENTIALS' | 'EMAIL_NOT_VERIFIED' | 'TOO_MANY_ATTEMPTS'; message: string }

const INVALID: LogInOutcome = {
  code: 'INVALID_CREDENTIALS',
  message: 'The address or the password is wrong.',
}

/**
 * Signs in with address and password. Tells an account that is not there, or closed, from a wrong password
 * neither by its answer nor by the time it takes: each attempt verifies one password.
 */
export async function logIn(context: Scope, input: LogInInput): Promise<LogInOutcome> {
  const { database, passwords } = context.services
  const { clientAddress, password } = input
  const email = normaliseEmail(input.email)
  const attempt = await takeAttempt(context, { email, clientAddress })
  if (!attempt.allowed)
    return {
      code: 'TOO_MANY_ATTEMPTS',
      message: `There were too many attempts to sign in. Try again in ${waitText(attempt.retryAfterMs)}.`,
    }
  // Depends on what was typed alone, so that answering sooner tells nothing of the account.
  if (!hasPasswordLength(password)) return INVALID

  const user = email === null ? null : await database.fork().findOne(userEntity, { email })
  const verdict = await passwords.verify(user?.passwordHash ?? null, password)
  if (verdict === 'busy') {
    await attempt.giveBack()
    return { code: 'TOO_MANY_ATTEMPTS', message: 'Too many people are signing in. Try again in a few seconds.' }
  }
  if (verdict === 'wrong' || !user?.isActive) return INVALID
  await attempt.giveBack()
  if (!user.emailVerified)
    return {
      code: 'EMAIL_NOT_VERIFIED',
      message: 'Confirm your address first: follow the link in the mail we sent you.',
    }
  const tokens = await startSignIn(context, { user, clientAddress })
  if (!tokens) return INVALID
  context.logger.info({ userId: user.id }, 'signed in')
  return { user, tokens }
}
