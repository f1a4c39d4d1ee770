import { verifyRefreshCookie } from '@chainlens/platform/auth'
import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { LOG_OUT } from '../testing/operations.ts'
import { bodyOf, type RunningUsers, startUsers, type TestAccount } from '../testing/start-users.ts'
import { closeAccount } from './close-account.ts'
import type { IssuedTokens } from './issue-tokens.ts'
import { logIn } from './log-in.ts'
import { logOut } from './log-out.ts'
import { refreshTokens } from './refresh-tokens.ts'

let users: RunningUsers
let heard: string[] = []
beforeAll(async () => {
  users = await startUsers()
  await users.platform.pubsub.subscribe(
    'sign-in.revoked',
    (news: { signInId: string }) => heard.push(news.signInId),
    {},
  )
})
afterAll(() => users.dispose())

async function signIn(account: TestAccount): Promise<IssuedTokens & { signInId: string }> {
  const outcome = await logIn(users.scope, { ...account, clientAddress: account.id })
  if ('code' in outcome) throw new Error(outcome.message)
  return { ...outcome.tokens, signInId: (await users.verify(outcome.tokens.accessToken))?.signInId ?? '' }
}
const reasonOf = async (signInId: string) => {
  const [row] = await users.services.database.query('select revoke_reason from users.sign_ins where id = ?', [signInId])
  return row?.revoke_reason
}
const revokedNow = async () => (await bodyOf(await users.post('/internal/revocations', { since: null }))).signInIds

describe('logging out', () => {
  it("ends the access token's sign-in at once, everywhere, and takes the cookie away", async () => {
    const account = await users.addAccount()
    const { signInId, refreshToken } = await signIn(account)
    const other = await signIn(account)
    heard = []
    const answer = await users.ask({ query: LOG_OUT, principal: testPrincipal(account.id, { signInId }) })
    expect(heard).toEqual([signInId])
    expect(answer.data).toEqual({ logOut: { userErrors: [] } })
    const order = await verifyRefreshCookie(users.platform.keys.internalIdentity, answer.extensions.setRefreshCookie)
    expect(order).toEqual({ clear: true })
    expect(await reasonOf(signInId)).toBe('LOGGED_OUT')
    expect(await revokedNow()).toContain(signInId)
    expect(await refreshTokens(users.scope, { token: refreshToken })).toBeNull()
    expect(await reasonOf(other.signInId)).toBeNull()
    expect(await revokedNow()).not.toContain(other.signInId)
  })

  it("ends the cookie's sign-in where there is no access token any more", async () => {
    const { signInId, refreshToken } = await signIn(await users.addAccount())
    await users.ask({ query: LOG_OUT, refreshToken })
    expect(await reasonOf(signInId)).toBe('LOGGED_OUT')
  })

  it('ends both where access token and cookie are of two sign-ins', async () => {
    const account = await users.addAccount()
    const [one, other] = [await signIn(account), await signIn(account)]
    await users.ask({
      query: LOG_OUT,
      principal: testPrincipal(account.id, { signInId: one.signInId }),
      refreshToken: other.refreshToken,
    })
    expect([await reasonOf(one.signInId), await reasonOf(other.signInId)]).toEqual(['LOGGED_OUT', 'LOGGED_OUT'])
  })

  it('twice, side by side, or without having signed in, is logging out', async () => {
    const account = await users.addAccount()
    const { signInId } = await signIn(account)
    heard = []
    const principal = testPrincipal(account.id, { signInId })
    const answers = await Promise.all([
      users.ask({ query: LOG_OUT, principal }),
      users.ask({ query: LOG_OUT, principal }),
      users.ask({ query: LOG_OUT }),
      users.ask({ query: LOG_OUT, refreshToken: 'unknown' }),
      users.ask({ query: LOG_OUT, principal: testPrincipal(account.id, { signInId: newId() }) }),
    ])
    for (const answer of answers) expect(answer.data).toEqual({ logOut: { userErrors: [] } })
    expect(heard).toEqual([signInId])
  })

  it("by a run's own identity ends no sign-in of the user", async () => {
    const account = await users.addAccount()
    const { signInId } = await signIn(account)
    await users.ask({ query: LOG_OUT, principal: testPrincipal(account.id, { runId: newId() }) })
    expect(await reasonOf(signInId)).toBeNull()
  })

  it('works while nobody can be told, since the list of revocations has it', async () => {
    const { signInId, refreshToken } = await signIn(await users.addAccount())
    const pubsub = { publish: () => Promise.reject(new Error('redis is away')) } as never
    await logOut({ ...users.scope, services: { ...users.services, pubsub } }, { signInId: null, refreshToken })
    expect(await revokedNow()).toContain(signInId)
  })
})

describe('closing an account', () => {
  it('ends all its sign-ins, and closing it twice changes nothing', async () => {
    const account = await users.addAccount()
    const signIns = [await signIn(account), await signIn(account)]
    heard = []
    await closeAccount(users.scope, { userId: account.id })
    await closeAccount(users.scope, { userId: account.id })
    expect(heard.toSorted()).toEqual(signIns.map(({ signInId }) => signInId).toSorted())
    for (const { signInId } of signIns) expect(await reasonOf(signInId)).toBe('ACCOUNT_CLOSED')
    expect(await logIn(users.scope, { ...account, clientAddress: 'x' })).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  })
})
