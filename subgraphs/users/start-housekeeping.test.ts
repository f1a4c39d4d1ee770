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
  await database.query(`update users.signing_keys set created_at = now() - interval '91 days'`)
  await users.subgraph.startWorkers()
  await expect.poll(() => database.query('select 1 from users.signing_keys')).toHaveLength(2)
  expect(await database.query('select id from users.sign_ins')).toEqual([{ id: recent }])
  expect(await database.query('select token_hash from users.refresh_tokens')).toEqual([{ token_hash: 'alive' }])
  await users.dispose()
})
