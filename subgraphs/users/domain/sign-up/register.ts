import { newId } from '@chainlens/platform/ids'
import type { Scope } from '../../context.ts'
import { announceMail, queueMail } from '../mails/queue-mail.ts'
import { checkPassword } from './check-password.ts'
import { readMailAddress } from './read-mail-address.ts'
import { readName } from './read-name.ts'
import type { Refusal } from './refusal.ts'
import { takeMailAttempt } from './take-mail-attempt.ts'

/** What a person gives to register, and where from. */
export interface RegisterInput {
  email: string
  password: string
  name: string
  clientAddress: string | null
}

/** Of an address that mail can't be sent to. */
export const INVALID_EMAIL: Refusal = {
  code: 'INVALID_EMAIL',
  message: 'This is no address that mail can be sent to.',
  field: ['input', 'email'],
}
const INVALID_NAME: Refusal = {
  code: 'INVALID_NAME',
  message: 'A name has 1 to 80 characters that can be seen, on one line.',
  field: ['input', 'name'],
}
/** Where all turns at hashing are taken. */
export const BUSY: Refusal = {
  code: 'TOO_MANY_ATTEMPTS',
  message: 'Too many people are at it just now. Try again in a few seconds.',
}

/**
 * Makes an account that waits for its address to be confirmed; gives why not. An address that is taken answers the
 * same after the same work (one hash, the same statements, a mail that is sent later); its mail says that it is. One
 * that was registered and never confirmed gets the later name and password: nobody has shown yet whose it is.
 */
export async function register(context: Scope, input: RegisterInput): Promise<Refusal[]> {
  const { database, passwords, signUp } = context.services
  if (!signUp.isOpen) return [{ code: 'SIGN_UP_CLOSED', message: 'Nobody can register at this installation.' }]
  const email = readMailAddress(input.email)
  const name = readName(input.name)
  const refusals = [
    email === null ? INVALID_EMAIL : null,
    name === null ? INVALID_NAME : null,
    checkPassword(input.password, email),
  ].filter((refusal) => refusal !== null)
  if (email === null || name === null || refusals.length > 0) return refusals
  const tooMany = await takeMailAttempt(context, { email, clientAddress: input.clientAddress })
  if (tooMany) return [tooMany]

  const passwordHash = await passwords.hash(input.password)
  if (passwordHash === null) return [BUSY]
  await database.transaction(async (transaction) => {
    const [waiting] = await transaction.query(
      `insert into users.users as account (id, email, name, password_hash) values (?, ?, ?, ?)
       on conflict (email) do update
       set name = excluded.name, password_hash = excluded.password_hash, updated_at = now()
       where not account.email_verified and account.is_active returning id`,
      [newId(), email, name, passwordHash],
    )
    await queueMail(transaction, { kind: waiting ? 'VERIFY_EMAIL' : 'ADDRESS_TAKEN', email })
  })
  announceMail(context)
  return []
}
