import { randomUUID } from 'node:crypto'
import { newId } from '@chainlens/platform/ids'
import { expect, it } from 'vitest'
import { startUsers } from './testing/start-users.ts'

it('housekeeping deletes what expired, keeps what lives, and renews an old signing key', async () => {
  const users = await startUsers()
  const { database } = users.services
  const { id: userId } = await users.addAccount()
  const [old, recent] = [newId(), newId()]
  await database.query(
    `insert into users.sign_ins (id, user_id, created_at) values (?, ?, now() - interval '91 days'), (?, ?, now())`,
    [old, userId, recent, userId],
  )
  await database.query(
    `insert into users.refresh_tokens (token_hash, sign_in_id, expires_at)
     values (?, ?, now() + interval '1 hour'), ('dead', ?, now() - interval '1 second'), ('alive', ?, now() + interval '1 hour')`,
    [randomUUID(), old, recent, recent],
  )
  const forgotten = await users.addAccount({ emailVerified: false })
  const fresh = await users.addAccount({ emailVerified: false })
  await database.query(`update users.users set updated_at = now() - interval '31 days' where id <> ?`, [fresh.id])
  await database.query(
    `insert into users.mails (id, kind, email, status, settled_at)
     select gen_random_uuid(), 'VERIFY_EMAIL', status || days, status, now() - days * interval '1 day'
     from unnest(array['SENT', 'FAILED']) as status, unnest(array[6, 8, 31]) as days`,
  )
  await database.query(
    `insert into users.mail_tokens (user_id, purpose, token_hash, expires_at) values
     (?, 'VERIFY_EMAIL', 'dead', now() - interval '1 second'), (?, 'VERIFY_EMAIL', 'alive', now() + interval '1 hour')`,
    [forgotten.id, fresh.id],
  )
  await database.query(`update users.signing_keys set created_at = now() - interval '91 days'`)
  await users.subgraph.startWorkers()
  await expect.poll(() => database.query('select 1 from users.signing_keys')).toHaveLength(2)
  expect(await database.query('select id from users.sign_ins')).toEqual([{ id: recent }])
  expect(await database.query('select token_hash from users.refresh_tokens')).toEqual([{ token_hash: 'alive' }])
  const left = await database.query<{ email: string }>('select email from users.mails order by email')
  expect(left.map(({ email }) => email)).toEqual(['FAILED6', 'FAILED8', 'SENT6'])
  expect(await database.query('select token_hash from users.mail_tokens')).toEqual([{ token_hash: 'alive' }])
  const accounts = await database.query<{ id: string }>('select id from users.users')
  expect(accounts.map(({ id }) => id).sort()).toEqual([userId, fresh.id].sort())
  await users.dispose()
})
