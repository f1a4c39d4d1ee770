import { randomUUID } from 'node:crypto'
import { verifyRefreshCookie } from '@chainlens/platform/auth'
import { decodeId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOG_IN_LIMITS } from '../config.ts'
import { LOG_IN } from '../testing/operations.ts'
import { type RunningUsers, startUsers } from '../testing/start-users.ts'

let users: RunningUsers
let verifiedHashes: (string | null)[] = []
let verdict: 'busy' | undefined

beforeAll(async () => {
  users = await startUsers({
    adapt: (services) => ({
      ...services,
      passwords: {
        hash: services.passwords.hash,
        verify(hash, password) {
          verifiedHashes.push(hash)
          return verdict ? Promise.resolve(verdict) : services.passwords.verify(hash, password)
        },
      },
    }),
  })
})
afterAll(() => users.dispose())

/** Each test comes from an address of its own, so that the limits of one are not another's. */
const logIn = async (
  input: { email: string; password: string; useCookie?: boolean; oneTimeCode?: string },
  clientAddress: string = randomUUID(),
) => {
  const answer = await users.ask({ query: LOG_IN, variables: { input }, clientAddress })
  expect(answer.errors).toBeUndefined()
  return { ...answer.data.logIn, code: answer.data.logIn.userErrors[0]?.code, extensions: answer.extensions }
}

describe('logging in', () => {
  it('gives a pair of tokens that speak for the user', async () => {
    const { id, email, password } = await users.addAccount()
    const { tokens, user, mfaRequired, userErrors, extensions } = await logIn({ email, password })
    expect({ mfaRequired, userErrors, extensions }).toEqual({
      mfaRequired: false,
      userErrors: [],
      extensions: undefined,
    })
    expect(user).toMatchObject({ email, name: 'Ada' })
    expect(decodeId('user', user.id)).toBe(id)
    const principal = await users.verify(tokens.accessToken)
    expect(principal).toMatchObject({ userId: id, role: 'USER', scopes: ['*'], runId: null })
    expect(principal?.expiresAt.toISOString()).toBe(tokens.accessTokenExpiresAt)
    expect(principal?.signInId).toMatch(/^[0-9a-f-]{36}$/)
    const lifetimeMs = new Date(tokens.accessTokenExpiresAt).getTime() - Date.now()
    expect(lifetimeMs).toBeGreaterThan(595_000)
    expect(lifetimeMs).toBeLessThanOrEqual(600_000)
  })

  it('records the sign-in, and keeps no token in clear', async () => {
    const { id, email, password } = await users.addAccount()
    const { tokens } = await logIn({ email, password }, '192.0.2.7')
    const [account] = await users.services.database.query('select * from users.users where id = ?', [id])
    expect(account?.last_login_at).not.toBeNull()
    const signIns = await users.services.database.query('select * from users.sign_ins where user_id = ?', [id])
    expect(signIns).toMatchObject([{ client_address: '192.0.2.7', revoked_at: null }])
    const kept = await users.services.database.query('select * from users.refresh_tokens where sign_in_id = ?', [
      signIns[0]?.id,
    ])
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(tokens.refreshToken.slice(4))
    const days = (new Date(kept[0]?.expires_at as string).getTime() - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(30, 2)
  })

  it('with useCookie hands the refresh token to the gateway alone', async () => {
    const { email, password } = await users.addAccount()
    const { tokens, extensions } = await logIn({ email, password, useCookie: true })
    expect(tokens.accessToken).toEqual(expect.any(String))
    expect(tokens.refreshToken).toBeNull()
    const order = await verifyRefreshCookie(users.platform.keys.internalIdentity, extensions.setRefreshCookie)
    expect(order).toMatchObject({ token: expect.stringMatching(/^clr_/), expiresAt: expect.any(Date) })
  })

  it('takes the address in any case and width, with space around', async () => {
    const { email, password } = await users.addAccount()
    const [name = '', host = ''] = email.split('@')
    const wide = [...name].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('')
    for (const written of [`  ${email.toUpperCase()}\t`, `${wide}＠${host}`])
      expect((await logIn({ email: written, password })).userErrors).toEqual([])
  })

  it('takes the password exactly as it was set, over its whole length', async () => {
    const { email, password } = await users.addAccount({ password: `${'p'.repeat(255)}1` })
    expect((await logIn({ email, password })).userErrors).toEqual([])
    for (const other of [`${'p'.repeat(255)}2`, password.slice(0, 72), `${password} `, password.toUpperCase()])
      expect((await logIn({ email, password: other })).code).toBe('INVALID_CREDENTIALS')
  })
})

describe('a log-in that fails', () => {
  it('answers the same for a wrong password, an unknown account, a closed one, and text that is no address', async () => {
    const open = await users.addAccount()
    const closed = await users.addAccount({ isActive: false })
    const answers = [
      await logIn({ email: open.email, password: 'wrong password' }),
      await logIn({ email: 'nobody@example.org', password: 'wrong password' }),
      await logIn({ email: closed.email, password: closed.password }),
      await logIn({ email: closed.email, password: 'wrong password' }),
      await logIn({ email: 'no address', password: 'wrong password' }),
      await logIn({ email: `a\u0000b@example.org`, password: 'wrong password' }),
      await logIn({ email: `${'a'.repeat(300)}@example.org`, password: 'wrong password' }),
      await logIn({ email: "' or 1=1 --@example.org", password: 'wrong password' }),
    ]
    expect(answers[0]).toMatchObject({ tokens: null, user: null, mfaRequired: false, code: 'INVALID_CREDENTIALS' })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('verifies one password whether or not the account is there, so that both take the same time', async () => {
    const open = await users.addAccount()
    const closed = await users.addAccount({ isActive: false })
    for (const [email, expected] of [
      [open.email, expect.stringMatching(/^\$argon2id\$/)],
      [closed.email, expect.stringMatching(/^\$argon2id\$/)],
      ['nobody@example.org', null],
      ['no address', null],
    ]) {
      verifiedHashes = []
      await logIn({ email, password: 'wrong password' })
      expect(verifiedHashes).toEqual([expected])
    }
  })

  it('does not hash a password of impossible length, for no account', async () => {
    const { email } = await users.addAccount()
    verifiedHashes = []
    for (const password of ['', '1234567', 'x'.repeat(257), 'x'.repeat(1_000_000)])
      for (const address of [email, 'nobody@example.org'])
        expect((await logIn({ email: address, password })).code).toBe('INVALID_CREDENTIALS')
    expect(verifiedHashes).toEqual([])
    for (const password of ['12345678', 'x'.repeat(256), '🔑'.repeat(256)]) await logIn({ email, password })
    expect(verifiedHashes).toHaveLength(3)
  })

  it('tells that the address is not confirmed after the right password only', async () => {
    const { email, password } = await users.addAccount({ emailVerified: false })
    expect((await logIn({ email, password: 'wrong password' })).code).toBe('INVALID_CREDENTIALS')
    const answer = await logIn({ email, password })
    expect(answer).toMatchObject({ tokens: null, user: null, code: 'EMAIL_NOT_VERIFIED' })
  })

  it('starts no sign-in', async () => {
    const { id, email } = await users.addAccount()
    await logIn({ email, password: 'wrong password' })
    const [account] = await users.services.database.query('select last_login_at from users.users where id = ?', [id])
    expect(account?.last_login_at).toBeNull()
    expect(await users.services.database.query('select 1 from users.sign_ins where user_id = ?', [id])).toEqual([])
  })
})

describe('too many attempts', () => {
  const { points } = LOG_IN_LIMITS.accountAndAddress

  it('at one account from one address are refused, the right password too, with the time to wait', async () => {
    const { email, password } = await users.addAccount()
    const from = randomUUID()
    for (let i = 0; i < points; i++)
      expect((await logIn({ email, password: 'wrong password' }, from)).code).toBe('INVALID_CREDENTIALS')
    const refused = await logIn({ email, password }, from)
    expect(refused.code).toBe('TOO_MANY_ATTEMPTS')
    expect(refused.userErrors[0].message).toMatch(/Try again in 15 minutes\./)
    expect((await logIn({ email, password }, randomUUID())).userErrors).toEqual([])
  })

  it('are counted for an account that is not there as well', async () => {
    const from = randomUUID()
    const email = `${randomUUID()}@example.org`
    const codes = []
    for (let i = 0; i <= points; i++) codes.push((await logIn({ email, password: 'wrong password' }, from)).code)
    expect(codes).toEqual([...Array(points).fill('INVALID_CREDENTIALS'), 'TOO_MANY_ATTEMPTS'])
  })

  it('made side by side pass no more guesses than one after the other', async () => {
    const { email } = await users.addAccount()
    const from = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: points + 20 }, () => logIn({ email, password: 'wrong password' }, from)),
    )
    expect(answers.filter(({ code }) => code === 'INVALID_CREDENTIALS')).toHaveLength(points)
  })

  it('do not come of passwords that were right', async () => {
    const { email, password } = await users.addAccount()
    const from = randomUUID()
    for (let i = 0; i < points + 2; i++) expect((await logIn({ email, password }, from)).userErrors).toEqual([])
  })

  it('of the whole house are told as a wait of seconds, and do not count against the person', async () => {
    const { email, password } = await users.addAccount()
    const from = randomUUID()
    verdict = 'busy'
    for (let i = 0; i < points + 2; i++) expect((await logIn({ email, password }, from)).code).toBe('TOO_MANY_ATTEMPTS')
    verdict = undefined
    expect((await logIn({ email, password }, from)).userErrors).toEqual([])
  })
})
