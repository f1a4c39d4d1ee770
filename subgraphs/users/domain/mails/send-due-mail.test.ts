import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SmtpStub, startSmtp } from '../../../../tests/stubs/smtp.ts'
import { MAIL, MAILS_PER_HOUR } from '../../config.ts'
import { type RunningUsers, startUsers } from '../../testing/start-users.ts'
import { verifyEmail } from '../sign-up/verify-email.ts'
import { queueMail } from './queue-mail.ts'
import { sendDueMail } from './send-due-mail.ts'

let users: RunningUsers
let smtp: SmtpStub
beforeAll(async () => {
  smtp = await startSmtp()
  users = await startUsers({
    config: { smtpUrl: smtp.url, mailFrom: 'no-reply@chainlens.example', publicUrl: 'https://chainlens.example/' },
  })
})
beforeEach(async () => {
  smtp.behave('take')
  smtp.mails.length = 0
  await users.services.database.query('delete from users.mails')
})
afterAll(async () => {
  await users?.dispose()
  await smtp?.dispose()
})

const waiting = () => users.addAccount({ emailVerified: false })
const queue = (email: string) => queueMail(users.services.database, { kind: 'VERIFY_EMAIL', email })
const send = () => sendDueMail(users.scope, users.platform.mailer!)
const rows = () =>
  users.services.database.query<{ status: string; attempts: number; wait: number; last_error: string }>(
    'select *, extract(epoch from next_attempt_at - now())::float as wait from users.mails order by id',
  )
const makeDue = () => users.services.database.query('update users.mails set next_attempt_at = now()')
const verify = (token: string | null | undefined) =>
  verifyEmail(users.scope, { token: token ?? '', clientAddress: randomUUID() })

describe('a mail', () => {
  it('that went out leaves a record without its token, and none is due any more', async () => {
    const { email } = await waiting()
    await queue(email)
    expect(await send()).toBe(true)
    expect(await send()).toBe(false)
    expect(smtp.mails).toMatchObject([{ to: email, from: 'no-reply@chainlens.example' }])
    expect(smtp.mails[0]?.text).toContain('https://chainlens.example/verify?token=clm_')
    expect(await rows()).toMatchObject([{ status: 'SENT', attempts: 1, token_sealed: null, last_error: null }])
  })

  it('that failed is tried again after longer and longer waits, with the same link', async () => {
    const { email } = await waiting()
    await queue(email)
    smtp.behave('hang')
    const life = new AbortController()
    const hanging = sendDueMail(users.scope, users.platform.mailer!, life.signal)
    await expect.poll(() => smtp.recipients.at(-1)).toBe(email)
    life.abort()
    expect(await hanging).toBe(true)
    smtp.behave('busy')
    const waits = [(await rows())[0]?.wait ?? 0]
    for (let i = 0; i < 2; i++) {
      await makeDue()
      await send()
      const [row] = await rows()
      expect(row).toMatchObject({ status: 'QUEUED', last_error: expect.stringContaining('451') })
      waits.push(row?.wait ?? 0)
    }
    const { first } = MAIL.backoffSeconds
    for (const [i, wait] of waits.entries()) {
      expect(wait).toBeLessThanOrEqual(first * 4 ** i)
      // Longer than the one before could have been; a slow machine has used up some of it.
      if (i > 0) expect(wait).toBeGreaterThan(first * 4 ** (i - 1))
    }
    smtp.behave('take')
    await makeDue()
    const sealed = (await rows())[0]
    await send()
    expect(sealed).toMatchObject({ token_sealed: expect.not.stringContaining('clm_') })
    expect(await verify(smtp.mails[0]?.token)).toMatchObject({ email })
  })

  it('that failed as often as allowed is given up, and is sent after all when it is queued again', async () => {
    const { email } = await waiting()
    await queue(email)
    smtp.behave('busy')
    await users.services.database.query('update users.mails set attempts = ?', [MAIL.attempts - 2])
    await send()
    expect(await rows()).toMatchObject([{ status: 'QUEUED', attempts: MAIL.attempts - 1 }])
    await makeDue()
    await send()
    expect(await rows()).toMatchObject([{ status: 'FAILED', attempts: MAIL.attempts, token_sealed: null }])
    smtp.behave('take')
    expect(await send()).toBe(false)
    await users.services.database.query(
      `update users.mails set status = 'QUEUED', settled_at = null, attempts = 0, next_attempt_at = now()`,
    )
    await send()
    expect(await verify(smtp.mails[0]?.token)).toMatchObject({ email })
  })

  it('that is refused for good is given up at once', async () => {
    const { email } = await waiting()
    await queue(email)
    smtp.behave('unknown-recipient')
    await send()
    expect(await rows()).toMatchObject([
      { status: 'FAILED', attempts: 1, last_error: expect.stringMatching(/^MAIL_REFUSED.*550/) },
    ])
  })

  it('of a worker that died is sent by another when its lease ends, not before', async () => {
    const { email } = await waiting()
    await queue(email)
    await users.services.database.query(
      `update users.mails set attempts = 1, next_attempt_at = now() + interval '1 minute'`,
    )
    expect(await send()).toBe(false)
    await makeDue()
    expect(await send()).toBe(true)
    expect(smtp.mails).toHaveLength(1)
  })

  it('is sent once, however many workers there are', async () => {
    const accounts = await Promise.all(Array.from({ length: 4 }, waiting))
    for (const { email } of accounts) await queue(email)
    await Promise.all(Array.from({ length: 10 }, send))
    expect(smtp.mails.map(({ to }) => to).sort()).toEqual(accounts.map(({ email }) => email).sort())
  })

  it('whose link was replaced meanwhile is not sent after the newer one', async () => {
    const { email } = await waiting()
    await queue(email)
    smtp.behave('busy')
    await send()
    smtp.behave('take')
    await queue(email)
    await send()
    await makeDue()
    await users.services.database.query(`update users.mails set next_attempt_at = now() where status = 'QUEUED'`)
    await send()
    expect(smtp.mails).toHaveLength(1)
    expect(await verify(smtp.mails[0]?.token)).toMatchObject({ email })
  })

  it('beyond so many in an hour is dropped, and the last link still works', async () => {
    const { email } = await waiting()
    for (let i = 0; i < MAILS_PER_HOUR + 2; i++) {
      await queue(email)
      await send()
    }
    expect(smtp.mails).toHaveLength(MAILS_PER_HOUR)
    expect(await rows()).toHaveLength(MAILS_PER_HOUR)
    expect(await verify(smtp.mails.at(-1)?.token)).toMatchObject({ email })
    expect(await verify(smtp.mails.at(-2)?.token)).toMatchObject({ code: 'TOKEN_INVALID' })
  })
})

it('the worker sends what is queued, at once', async () => {
  const { email } = await waiting()
  await users.subgraph.startWorkers()
  await users.ask({
    query: 'mutation ($email: String!) { requestEmailVerification(input: { email: $email }) { userErrors { code } } }',
    variables: { email },
  })
  await expect.poll(() => smtp.mails.map(({ to }) => to), { timeout: 20_000 }).toEqual([email])
  await users.subgraph.stopWorkers()
})
