import { ChainLensError } from '@chainlens/platform/errors'
import { newId } from '@chainlens/platform/ids'
import type { Scope } from '../context.ts'
import { type User, userEntity } from '../entities/user.ts'
import { announceRevocations } from './announce-revocations.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

/** Address of the demo account. */
export const DEMO_EMAIL = 'demo@chainlens.local'

/** What became of the demo account. */
export interface SeededAccount {
  /** UUID. */
  userId: string
  email: string
  change: 'CREATED' | 'PASSWORD_CHANGED' | 'NONE'
}

/**
 * Makes the demo account, or gives it this password where it has another (which ends its sign-ins). Changes nothing
 * else of an account that is there. Null in production, where there is none.
 */
export async function seedDemoAccount(context: Scope, input: { password: string }): Promise<SeededAccount | null> {
  const { config, database, passwords } = context.services
  if (config.environment === 'production') return null
  const known = await database.fork().findOne(userEntity, { email: DEMO_EMAIL })
  if (known && (await passwords.verify(known.passwordHash, input.password)) === 'right')
    return { userId: known.id, email: DEMO_EMAIL, change: 'NONE' }
  const passwordHash = await passwords.hash(input.password)
  if (passwordHash === null)
    throw new ChainLensError({ code: 'HASHING_BUSY', message: 'Too many passwords are being hashed.', retryable: true })
  if (known) return changePassword(context, known, passwordHash)
  // Where another process made it at the same moment, this one finds it now.
  return (await create(context, passwordHash)) ?? seedDemoAccount(context, input)
}

async function create({ services: { database } }: Scope, passwordHash: string): Promise<SeededAccount | null> {
  const [row] = await database.query<{ id: string }>(
    `insert into users.users (id, email, name, password_hash, email_verified) values (?, ?, 'Demo', ?, true)
     on conflict (email) do nothing returning id`,
    [newId(), DEMO_EMAIL, passwordHash],
  )
  return row ? { userId: row.id, email: DEMO_EMAIL, change: 'CREATED' } : null
}

async function changePassword(context: Scope, user: User, passwordHash: string): Promise<SeededAccount> {
  const revokedIds = await context.services.database.transaction(async (transaction) => {
    await transaction.query('update users.users set password_hash = ?, updated_at = now() where id = ?', [
      passwordHash,
      user.id,
    ])
    return revokeSignIns(transaction, { reason: 'PASSWORD_CHANGED', userId: user.id })
  })
  announceRevocations(context, revokedIds)
  return { userId: user.id, email: DEMO_EMAIL, change: 'PASSWORD_CHANGED' }
}
