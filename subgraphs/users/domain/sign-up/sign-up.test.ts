import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  LOG_IN,
  REGISTER,
  REQUEST_RESET,
  REQUEST_VERIFICATION,
  RESET_PASSWORD,
  VERIFY_EMAIL,
} from '../../testing/operations.ts'
import { type RunningUsers, startUsers } from '../../testing/start-users.ts'

let users: RunningUsers
beforeAll(async () => {
  users = await startUsers()
})
afterAll(() => users.dispose())

const PASSWORD = 'a long way to Ithaca'
const newAddress = () => `${randomUUID()}@example.org`
/** Each call comes from an address of its own, so that the limits of one test are not another's. */
const ask = async (query: string, input: object, clientAddress: string = randomUUID()) => {
  const { data, errors } = await users.ask({ query, variables: { input }, clientAddress })
  expect(errors).toBeUndefined()
  return data.answer ?? data.logIn
}
const register = (email: string, more: object = {}) =>
  ask(REGISTER, { email, password: PASSWORD, name: 'Ada', ...more })
const codeOf = async (answer: Promise<{ userErrors: { code: string }[] }>) => (await answer).userErrors[0]?.code
const logIn = (email: string, password = PASSWORD) => ask(LOG_IN, { email, password })
const lastMail = async (email: string) => (await users.mailsTo(email)).at(-1)
const tokenOf = async (email: string) => (await lastMail(email))?.token ?? ''

/** An account that registered and confirmed its address. */
async function member(): Promise<string> {
  const email = newAddress()
  await register(email)
  await ask(VERIFY_EMAIL, { token: await tokenOf(email) })
  return email
}

describe('registering', () => {
  it('makes an account that signs in once the link in the mail was followed', async () => {
    const email = newAddress()
    expect(await register(` ${email.toUpperCase()} `)).toEqual({ userErrors: [] })
    expect(await codeOf(logIn(email))).toBe('EMAIL_NOT_VERIFIED')
    expect(await codeOf(logIn(email, 'not the password'))).toBe('INVALID_CREDENTIALS')
    const mail = await lastMail(email)
    expect(mail).toMatchObject({ to: email, subject: 'ChainLens: confirm your address' })
    expect(mail?.text).toContain(`http://localhost:4000/verify?token=${mail?.token}`)
    const { user, userErrors } = await ask(VERIFY_EMAIL, { token: mail?.token })
    expect({ user, userErrors }).toMatchObject({ user: { email, emailVerified: true }, userErrors: [] })
    expect((await logIn(email)).tokens.accessToken).toEqual(expect.any(String))
  })

  it('with an address that is taken answers the same, changes nothing, and mails the holder', async () => {
    const email = await member()
    expect(await register(email, { password: 'of somebody else', name: 'Eve' })).toEqual({ userErrors: [] })
    expect(await codeOf(logIn(email, 'of somebody else'))).toBe('INVALID_CREDENTIALS')
    expect((await logIn(email)).tokens).not.toBeNull()
    const mail = await lastMail(email)
    expect(mail).toMatchObject({ subject: 'ChainLens: you have an account already', token: null })
    expect(mail?.source).not.toMatch(/Eve|somebody else/)
  })

  it('puts nothing of its own into a mail that may go to somebody else', async () => {
    const email = newAddress()
    await register(email, { name: 'Win at https://evil.example' })
    expect((await lastMail(email))?.source).not.toMatch(/evil|Win/)
  })

  it('again before the address is confirmed takes the later password, and the older link is void', async () => {
    const email = newAddress()
    await register(email, { password: 'the first of two' })
    const first = await tokenOf(email)
    await register(email)
    const second = await tokenOf(email)
    expect(second).not.toBe(first)
    expect(await codeOf(ask(VERIFY_EMAIL, { token: first }))).toBe('TOKEN_INVALID')
    expect(await codeOf(ask(VERIFY_EMAIL, { token: second }))).toBeUndefined()
    expect(await codeOf(logIn(email, 'the first of two'))).toBe('INVALID_CREDENTIALS')
    expect((await logIn(email)).tokens).not.toBeNull()
  })

  it('many times at once makes one account, and one mail', async () => {
    const email = newAddress()
    const answers = await Promise.all(Array.from({ length: 5 }, () => register(email)))
    for (const answer of answers) expect(answer).toEqual({ userErrors: [] })
    const [count] = await users.services.database.query('select count(*)::int as n from users.users where email = ?', [
      email,
    ])
    expect(count).toEqual({ n: 1 })
    expect(await users.mailsTo(email)).toHaveLength(1)
  })

  it.each([
    ['email', 'INVALID_EMAIL', 'ada'],
    ['email', 'INVALID_EMAIL', 'ada@localhost'],
    ['email', 'INVALID_EMAIL', 'ada,eve@example.org'],
    ['email', 'INVALID_EMAIL', '"a b"@example.org'],
    ['email', 'INVALID_EMAIL', 'ada@example.org\r\nBcc: eve@example.org'],
    ['email', 'INVALID_EMAIL', 'Eve <eve@example.org>'],
    ['email', 'INVALID_EMAIL', '.ada@example.org'],
    ['email', 'INVALID_EMAIL', 'ada@-example.org'],
    ['email', 'INVALID_EMAIL', 'ada@[127.0.0.1]'],
    // Its first letter is Cyrillic.
    ['email', 'INVALID_EMAIL', '\u0430da@example.org'],
    ['email', 'INVALID_EMAIL', `${'a'.repeat(65)}@example.org`],
    ['email', 'INVALID_EMAIL', `${'a'.repeat(10_000)}@example.org`],
    ['name', 'INVALID_NAME', ''],
    ['name', 'INVALID_NAME', '   '],
    ['name', 'INVALID_NAME', 'x'.repeat(81)],
    ['name', 'INVALID_NAME', 'x'.repeat(10_000)],
    ['name', 'INVALID_NAME', 'a\u0000b'],
    ['name', 'INVALID_NAME', 'a\nb'],
    ['name', 'INVALID_NAME', 'a\u202eb'],
    ['name', 'INVALID_NAME', '\u200b'],
    ['password', 'PASSWORD_TOO_SHORT', '1234567'],
    ['password', 'PASSWORD_TOO_LONG', 'x'.repeat(257)],
    ['password', 'PASSWORD_TOO_LONG', 'x'.repeat(10_000)],
    ['password', 'PASSWORD_TOO_COMMON', 'password'],
    ['password', 'PASSWORD_TOO_COMMON', 'QwertyUiop'],
  ])('with %s refused as %s: %j', async (field, code, value) => {
    const { userErrors } = await register(newAddress(), { [field]: value })
    expect(userErrors).toEqual([{ code, message: expect.any(String), field: ['input', field] }])
  })

  it('refuses the address as a password, whatever its case', async () => {
    const email = newAddress()
    expect(await codeOf(register(email, { password: email.toUpperCase() }))).toBe('PASSWORD_IS_EMAIL')
  })

  it('names everything that is wrong at once', async () => {
    const { userErrors } = await register('ada', { name: '', password: '' })
    expect(userErrors.map(({ field }: { field: string[] }) => field[1])).toEqual(['email', 'name', 'password'])
  })

  it.each([
    ['name', 'x'.repeat(80)],
    ['name', '김철수 👩‍💻'],
    ['password', 'ünïcödé'.padEnd(8, '🔑')],
    ['password', '🔑'.repeat(256)],
    ['email', `${'a'.repeat(64)}@example.org`],
    ['email', `o'neil+x_${randomUUID()}@xn--bcher-kva.example`],
  ])('takes the %s %j', async (field, value) => {
    expect(await register(newAddress(), { [field]: value })).toEqual({ userErrors: [] })
  })
})

describe('the link that confirms an address', () => {
  it('works once, of two at the same time for one', async () => {
    const email = newAddress()
    await register(email)
    const token = await tokenOf(email)
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(ask(VERIFY_EMAIL, { token }))))
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'TOKEN_INVALID')).toHaveLength(5)
  })

  it('that is expired, garbage, long, or of another purpose has one answer', async () => {
    const email = newAddress()
    await register(email)
    const expired = await tokenOf(email)
    await users.services.database.query(
      `update users.mail_tokens set expires_at = now() where user_id = (select id from users.users where email = ?)`,
      [email],
    )
    const other = await member()
    await ask(REQUEST_RESET, { email: other })
    const answers = []
    for (const token of [expired, await tokenOf(other), '', 'x', 'clm_', `clm_${'A'.repeat(43)}`, 'x'.repeat(10_000)])
      answers.push(await ask(VERIFY_EMAIL, { token }))
    expect(answers[0]).toMatchObject({ user: null, userErrors: [{ code: 'TOKEN_INVALID', field: ['input', 'token'] }] })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('lives a day, and is kept as a hash alone', async () => {
    const email = newAddress()
    await register(email)
    const token = await tokenOf(email)
    const rows = await users.services.database.query<{ expires_at: string }>(
      'select mail_tokens.* from users.mail_tokens join users.users on id = user_id where email = ?',
      [email],
    )
    expect(rows).toHaveLength(1)
    expect((new Date(rows[0]?.expires_at ?? '').getTime() - Date.now()) / 3_600_000).toBeCloseTo(24, 1)
    const mails = await users.services.database.query('select * from users.mails where email = ?', [email])
    expect(mails).toMatchObject([{ status: 'SENT', token_sealed: null }])
    expect(JSON.stringify([rows, mails])).not.toContain(token.slice(4))
  })

  it('comes again when asked for, and the older one is void', async () => {
    const email = newAddress()
    await register(email)
    const first = await tokenOf(email)
    expect(await ask(REQUEST_VERIFICATION, { email })).toEqual({ userErrors: [] })
    const second = await tokenOf(email)
    expect(await codeOf(ask(VERIFY_EMAIL, { token: first }))).toBe('TOKEN_INVALID')
    expect(await codeOf(ask(VERIFY_EMAIL, { token: second }))).toBeUndefined()
  })

  it('does not come where nothing waits for it', async () => {
    const confirmed = await member()
    const nobody = newAddress()
    const before = (await users.mailsTo(confirmed)).length
    for (const email of [confirmed, nobody])
      expect(await ask(REQUEST_VERIFICATION, { email })).toEqual({ userErrors: [] })
    expect(await users.mailsTo(confirmed)).toHaveLength(before)
    expect(await users.mailsTo(nobody)).toEqual([])
    expect(await users.services.database.query('select 1 from users.mails where email = ?', [nobody])).toEqual([])
  })

  it('of an account that was closed opens nothing', async () => {
    const email = newAddress()
    await register(email)
    const token = await tokenOf(email)
    await users.services.database.query('update users.users set is_active = false where email = ?', [email])
    expect(await codeOf(ask(VERIFY_EMAIL, { token }))).toBe('TOKEN_INVALID')
    expect(await register(email)).toEqual({ userErrors: [] })
    expect((await users.mailsTo(email)).length).toBe(1)
  })
})

describe('resetting a password', () => {
  it('sets the new one, ends every sign-in, and tells the owner', async () => {
    const email = await member()
    const signedIn = (await logIn(email)).tokens
    const revoked: string[] = []
    await users.platform.pubsub.subscribe(
      'sign-in.revoked',
      ({ signInId }: { signInId: string }) => revoked.push(signInId),
      {},
    )
    expect(await ask(REQUEST_RESET, { email })).toEqual({ userErrors: [] })
    const mail = await lastMail(email)
    expect(mail?.subject).toBe('ChainLens: choose a new password')
    expect(mail?.text).toContain(`/reset?token=${mail?.token}`)
    const password = 'a new way to Ithaca'
    expect(await ask(RESET_PASSWORD, { token: mail?.token, password })).toEqual({ userErrors: [] })
    expect(await codeOf(logIn(email))).toBe('INVALID_CREDENTIALS')
    expect((await logIn(email, password)).tokens).not.toBeNull()
    const principal = await users.verify(signedIn.accessToken)
    expect(revoked).toEqual([principal?.signInId])
    const listed = await (await users.post('/internal/revocations', { since: null })).json()
    expect((listed as { signInIds: string[] }).signInIds).toContain(principal?.signInId)
    expect((await lastMail(email))?.subject).toBe('ChainLens: your password was changed')
  })

  it('confirms the address, since the mail reached its owner', async () => {
    const email = newAddress()
    await register(email, { password: 'of whoever registered' })
    await ask(REQUEST_RESET, { email })
    const token = await tokenOf(email)
    expect(await codeOf(ask(RESET_PASSWORD, { token, password: PASSWORD }))).toBeUndefined()
    expect((await logIn(email)).tokens).not.toBeNull()
  })

  it('leaves the link good where the password is refused, and works once', async () => {
    const email = await member()
    await ask(REQUEST_RESET, { email })
    const token = await tokenOf(email)
    for (const [password, code] of [
      ['1234567', 'PASSWORD_TOO_SHORT'],
      ['x'.repeat(257), 'PASSWORD_TOO_LONG'],
      ['password', 'PASSWORD_TOO_COMMON'],
      [email, 'PASSWORD_IS_EMAIL'],
    ])
      expect((await ask(RESET_PASSWORD, { token, password })).userErrors).toMatchObject([
        { code, field: ['input', 'password'] },
      ])
    const codes = await Promise.all(
      ['one way to Ithaca', 'another way to Ithaca'].map((password) =>
        codeOf(ask(RESET_PASSWORD, { token, password })),
      ),
    )
    expect(codes.sort()).toEqual(['TOKEN_INVALID', undefined])
  })

  it('by a link that confirms an address, a garbage or an old one has one answer, and costs no hash', async () => {
    const email = newAddress()
    await register(email)
    const verification = await tokenOf(email)
    await ask(REQUEST_RESET, { email })
    const older = await tokenOf(email)
    await ask(REQUEST_RESET, { email })
    await users.mailsTo(email)
    for (const token of [verification, older, '', `clm_${'A'.repeat(43)}`, 'x'.repeat(10_000)])
      expect(await ask(RESET_PASSWORD, { token, password: PASSWORD })).toMatchObject({
        userErrors: [{ code: 'TOKEN_INVALID', field: ['input', 'token'] }],
      })
  })

  it('of nobody, or of a closed account, is answered the same, and no mail goes out', async () => {
    const closed = await users.addAccount({ isActive: false })
    for (const email of [newAddress(), closed.email]) {
      expect(await ask(REQUEST_RESET, { email })).toEqual({ userErrors: [] })
      expect(await users.mailsTo(email)).toEqual([])
    }
    expect(await codeOf(ask(REQUEST_RESET, { email: 'ada' }))).toBe('INVALID_EMAIL')
  })
})
