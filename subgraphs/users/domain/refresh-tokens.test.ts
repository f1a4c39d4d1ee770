import { randomBytes } from 'node:crypto'
import { verifyRefreshCookie } from '@chainlens/platform/auth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REFRESH } from '../testing/operations.ts'
import { type RunningUsers, startUsers, type TestAccount } from '../testing/start-users.ts'
import { closeAccount } from './close-account.ts'
import { logIn } from './log-in.ts'
import { hashRefreshToken, makeRefreshToken } from './refresh-token-text.ts'

let users: RunningUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users.dispose())

const rows = (sql: string, ...parameters: unknown[]) => users.services.database.query(sql, parameters)

/** A new account that signed in. */
async function signIn(): Promise<{ account: TestAccount; refreshToken: string; signInId: string }> {
  const account = await users.addAccount()
  const outcome = await logIn(users.scope, { ...account, clientAddress: account.id })
  if ('code' in outcome) throw new Error(outcome.message)
  const signInId = (await users.verify(outcome.tokens.accessToken))?.signInId ?? ''
  return { account, refreshToken: outcome.tokens.refreshToken, signInId }
}
const refresh = async (given: { token?: string; cookie?: string }) => {
  const answer = await users.ask({
    query: REFRESH,
    variables: { token: given.token ?? null },
    refreshToken: given.cookie ?? null,
  })
  expect(answer.errors).toBeUndefined()
  const { tokens, userErrors } = answer.data.refreshTokens
  return { tokens, code: userErrors[0]?.code, userErrors, extensions: answer.extensions }
}
const cookieOf = (extensions: { setRefreshCookie?: string } | undefined) =>
  verifyRefreshCookie(users.platform.keys.internalIdentity, extensions?.setRefreshCookie)

describe('a refresh token', () => {
  it('is exchanged for a new pair of the same sign-in, again and again', async () => {
    const { account, signInId, ...first } = await signIn()
    let token = first.refreshToken
    for (let i = 0; i < 3; i++) {
      const { tokens, code } = await refresh({ token })
      expect(code).toBeUndefined()
      expect(tokens.refreshToken).not.toBe(token)
      expect(await users.verify(tokens.accessToken)).toMatchObject({ userId: account.id, signInId })
      token = tokens.refreshToken
    }
  })

  it('that came as a cookie is answered with a cookie, and one that was given with one in the payload', async () => {
    const { refreshToken } = await signIn()
    const byCookie = await refresh({ cookie: refreshToken })
    expect(byCookie.tokens).toMatchObject({ refreshToken: null, accessToken: expect.any(String) })
    const order = await cookieOf(byCookie.extensions)
    if (!order || 'clear' in order) throw new Error('no cookie')
    expect(order.token).not.toBe(refreshToken)
    const given = await refresh({ token: order.token, cookie: 'another' })
    expect(given.tokens.refreshToken).toMatch(/^clr_/)
    expect(given.extensions).toBeUndefined()
  })

  it('does not prolong the sign-in', async () => {
    const { refreshToken, signInId } = await signIn()
    await rows(
      `update users.refresh_tokens set expires_at = date_trunc('second', now()) + interval '1 hour' where sign_in_id = ?`,
      signInId,
    )
    await refresh({ token: refreshToken })
    const expiries = await rows('select distinct expires_at from users.refresh_tokens where sign_in_id = ?', signInId)
    expect(expiries).toHaveLength(1)
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['unknown', makeRefreshToken()],
    ['an access token', 'eyJhbGciOiJFZERTQSJ9.e30.AA'],
    ['a megabyte long', 'x'.repeat(1_000_000)],
    ['not text that a database takes', 'clr_\u0000'],
  ])('that is %s is refused', async (_name, token) => {
    const answer = await refresh(token === undefined ? {} : { token })
    expect(answer).toMatchObject({ tokens: null, code: 'INVALID_REFRESH_TOKEN', extensions: undefined })
  })

  it('is kept under a hash that can not be made without the key', async () => {
    const { refreshToken, signInId } = await signIn()
    const [kept] = await rows('select token_hash from users.refresh_tokens where sign_in_id = ?', signInId)
    expect(kept?.token_hash).toBe(hashRefreshToken(users.platform.keys.refreshToken, refreshToken))
    expect(kept?.token_hash).not.toBe(hashRefreshToken(randomBytes(32), refreshToken))
  })

  it('is refused when its time is up, and a moment before that it is not', async () => {
    const { refreshToken, signInId } = await signIn()
    const expireIn = (text: string) =>
      rows(`update users.refresh_tokens set expires_at = now() + ?::interval where sign_in_id = ?`, text, signInId)
    await expireIn('1 minute')
    const { tokens } = await refresh({ token: refreshToken })
    expect(tokens).not.toBeNull()
    await expireIn('-1 second')
    expect((await refresh({ token: tokens.refreshToken })).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('of a closed account is refused', async () => {
    const { account, refreshToken } = await signIn()
    await closeAccount(users.scope, { userId: account.id })
    expect((await refresh({ token: refreshToken })).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('of an account that was deactivated by hand, its sign-ins left alone, is refused too', async () => {
    const { account, refreshToken } = await signIn()
    await rows('update users.users set is_active = false where id = ?', account.id)
    expect((await refresh({ token: refreshToken })).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('in a cookie that opens nothing any more is taken away', async () => {
    const { extensions } = await refresh({ cookie: makeRefreshToken() })
    expect(await cookieOf(extensions)).toEqual({ clear: true })
  })
})

describe('a refresh token used a second time', () => {
  const stateOf = async (signInId: string) => (await rows('select * from users.sign_ins where id = ?', signInId))[0]

  it('ends the whole sign-in: the successor opens nothing, and the gateways are told', async () => {
    const { refreshToken, signInId } = await signIn()
    const heard: unknown[] = []
    const subscription = await users.platform.pubsub.subscribe(
      'sign-in.revoked',
      (news: unknown) => heard.push(news),
      {},
    )
    const { tokens } = await refresh({ token: refreshToken })
    const third = (await refresh({ token: tokens.refreshToken })).tokens.refreshToken
    expect((await refresh({ token: refreshToken })).code).toBe('INVALID_REFRESH_TOKEN')
    for (const token of [third, tokens.refreshToken, refreshToken])
      expect((await refresh({ token })).code).toBe('INVALID_REFRESH_TOKEN')
    expect(await stateOf(signInId)).toMatchObject({ revoke_reason: 'REFRESH_TOKEN_REUSED' })
    expect(heard.filter((news) => (news as { signInId: string }).signInId === signInId)).toEqual([{ signInId }])
    users.platform.pubsub.unsubscribe(subscription)
  })

  it('leaves the other sign-ins of the account alone', async () => {
    const { account, refreshToken } = await signIn()
    const other = await logIn(users.scope, { ...account, clientAddress: account.id })
    if ('code' in other) throw new Error(other.message)
    await refresh({ token: refreshToken })
    await refresh({ token: refreshToken })
    expect((await refresh({ token: other.tokens.refreshToken })).code).toBeUndefined()
  })

  it('twenty times side by side succeeds once, and makes one successor', async () => {
    const { refreshToken, signInId } = await signIn()
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh({ token: refreshToken })))
    const won = answers.filter(({ tokens }) => tokens !== null)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ code }) => code === 'INVALID_REFRESH_TOKEN')).toHaveLength(19)
    expect(await rows('select 1 from users.refresh_tokens where sign_in_id = ?', signInId)).toHaveLength(2)
    expect(await stateOf(signInId)).toMatchObject({ revoke_reason: 'REFRESH_TOKEN_REUSED' })
    expect((await refresh({ token: won[0]?.tokens.refreshToken })).code).toBe('INVALID_REFRESH_TOKEN')
  })

  it('because the first answer was lost says so, leaves no second family, and a new log-in works', async () => {
    const { account, refreshToken } = await signIn()
    await refresh({ token: refreshToken })
    const retry = await refresh({ cookie: refreshToken })
    expect(retry.userErrors).toEqual([
      { code: 'INVALID_REFRESH_TOKEN', message: 'This sign-in has ended. Sign in again.' },
    ])
    expect(await cookieOf(retry.extensions)).toEqual({ clear: true })
    const families = await rows('select revoked_at from users.sign_ins where user_id = ?', account.id)
    expect(families).toEqual([{ revoked_at: expect.anything() }])
    expect(await logIn(users.scope, { ...account, clientAddress: account.id })).toHaveProperty('tokens')
  })

  it('while the account is being closed ends neither in a deadlock nor in a living sign-in', async () => {
    const { account, refreshToken } = await signIn()
    await Promise.all([
      ...Array.from({ length: 5 }, () => refresh({ token: refreshToken })),
      closeAccount(users.scope, { userId: account.id }),
      ...Array.from({ length: 5 }, () => logIn(users.scope, { ...account, clientAddress: account.id })),
    ])
    const alive = await rows('select 1 from users.sign_ins where user_id = ? and revoked_at is null', account.id)
    expect(alive).toEqual([])
  })
})
