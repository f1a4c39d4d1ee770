import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningUsers, startUsers } from '../testing/start-users.ts'
import { listRevocations } from './list-revocations.ts'
import { revokeSignIns } from './revoke-sign-ins.ts'

let users: RunningUsers
let userId: string
beforeAll(async () => {
  users = await startUsers()
  userId = (await users.addAccount()).id
})
afterAll(() => users.dispose())

/** A sign-in that ended so many seconds ago. */
async function endedSignIn(secondsAgo: number): Promise<string> {
  const id = newId()
  await users.services.database.query(
    `insert into users.sign_ins (id, user_id, revoked_at, revoke_reason)
     values (?, ?, now() - ? * interval '1 second', 'LOGGED_OUT')`,
    [id, userId, secondsAgo],
  )
  return id
}
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)

describe('the list of revocations', () => {
  it('has what ended since, with half a minute of overlap, and nothing older', async () => {
    const [recent, overlapping, older] = [await endedSignIn(10), await endedSignIn(85), await endedSignIn(95)]
    const { signInIds, now } = await listRevocations(users.scope, { since: ago(60) })
    expect(signInIds).toEqual(expect.arrayContaining([recent, overlapping]))
    expect(signInIds).not.toContain(older)
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(5_000)
  })

  it('reaches as far back as the longest access token, whatever is asked', async () => {
    const [within, beyond] = [await endedSignIn(3_600), await endedSignIn(3_650)]
    for (const since of [null, new Date(0), ago(100_000)]) {
      const { signInIds } = await listRevocations(users.scope, { since })
      expect(signInIds).toContain(within)
      expect(signInIds).not.toContain(beyond)
    }
  })

  it('passes over none whose transaction ended after a list was read', async () => {
    const id = newId()
    await users.services.database.query('insert into users.sign_ins (id, user_id) values (?, ?)', [id, userId])
    const isWritten = Promise.withResolvers<void>()
    const mayCommit = Promise.withResolvers<void>()
    const revoking = users.services.database.transaction(async (transaction) => {
      await revokeSignIns(transaction, { reason: 'LOGGED_OUT', signInIds: [id] })
      isWritten.resolve()
      await mayCommit.promise
    })
    await isWritten.promise
    const first = await listRevocations(users.scope, { since: null })
    expect(first.signInIds).not.toContain(id)
    mayCommit.resolve()
    await revoking
    const second = await listRevocations(users.scope, { since: new Date(first.now) })
    expect(second.signInIds).toContain(id)
  })

  it('can rely on it that a transaction which ends sign-ins is short', async () => {
    const limits = await users.services.database.transaction(async (transaction) => {
      await revokeSignIns(transaction, { reason: 'LOGGED_OUT', signInIds: [newId()] })
      return transaction.query(
        `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
           current_setting('idle_in_transaction_session_timeout') as idle`,
      )
    })
    expect(limits).toEqual([{ statement: '5s', lock: '5s', idle: '5s' }])
    expect(await users.services.database.query('show statement_timeout')).not.toEqual([{ statement_timeout: '5s' }])
  })
})
