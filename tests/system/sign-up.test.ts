import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { WebSocket } from 'ws'
import { type SmtpStub, startSmtp } from '../stubs/smtp.ts'
import { post } from '../support/graph.ts'
import { linkInTerminal } from '../support/mail.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

/** Embedded mails lie in the local outbox and are shown in the terminal; distributed ones go over SMTP. */
const isEmbedded = inject('mode') === 'embedded'
let system: System
let smtp: SmtpStub | null = null
beforeAll(async () => {
  smtp = isEmbedded ? null : await startSmtp({ password: 'pass/word' })
  system = await startSystem(smtp ? { SMTP_URL: smtp.url, MAIL_FROM: 'ChainLens <no-reply@chainlens.example>' } : {})
})
afterAll(async () => {
  await system?.dispose()
  await smtp?.dispose()
})

const PASSWORD = 'a long way to Ithaca'
const errors = 'userErrors { code field }'
const REGISTER = `mutation ($input: RegisterInput!) { answer: register(input: $input) { ${errors} } }`
const VERIFY = `mutation ($input: VerifyEmailInput!) { answer: verifyEmail(input: $input) { user { email emailVerified } ${errors} } }`
const REQUEST_RESET = `mutation ($input: RequestPasswordResetInput!) { answer: requestPasswordReset(input: $input) { ${errors} } }`
const RESET = `mutation ($input: ResetPasswordInput!) { answer: resetPassword(input: $input) { ${errors} } }`
const LOG_IN = `mutation ($input: LogInInput!) { answer: logIn(input: $input) { tokens { accessToken refreshToken } ${errors} } }`
const REFRESH =
  'mutation ($t: String) { answer: refreshTokens(input: { refreshToken: $t }) { tokens { accessToken } } }'

const newAddress = () => `${randomUUID()}@example.org`
async function ask(query: string, variables: object) {
  const answer = await post(system.url, query, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data.answer
}
const input = (query: string, value: object) => ask(query, { input: value })
const register = (email: string) => input(REGISTER, { email, password: PASSWORD, name: 'Ada' })
const logIn = (email: string, password = PASSWORD) => input(LOG_IN, { email, password })

/** The link in the newest mail to somebody about something. */
function linkTo(email: string, subject: string): Promise<URL> {
  return waitFor(() => {
    const mail = smtp?.mails.findLast(({ to, subject: about }) => to === email && about.includes(subject))
    const link = smtp
      ? /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0]
      : linkInTerminal(system.processes.get('everything')?.output() ?? '', email, subject)
    return link ? new URL(link) : null
  })
}
const tokenTo = async (email: string, subject: string) => (await linkTo(email, subject)).searchParams.get('token')

describe('an account', () => {
  it('is made by a mail, and lost in by nobody: register, confirm, forget, reset', async () => {
    const email = newAddress()
    expect(await register(email)).toEqual({ userErrors: [] })
    expect((await logIn(email)).userErrors).toMatchObject([{ code: 'EMAIL_NOT_VERIFIED' }])
    expect((await logIn(email, 'not the password')).userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }])
    const token = await tokenTo(email, 'confirm')
    expect(await input(VERIFY, { token })).toEqual({ user: { email, emailVerified: true }, userErrors: [] })
    expect((await input(VERIFY, { token })).userErrors).toMatchObject([{ code: 'TOKEN_INVALID' }])
    const { tokens } = await logIn(email)

    const closed = Promise.withResolvers<number>()
    const connected = Promise.withResolvers<void>()
    const socket = createClient({
      url: `${system.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${tokens.accessToken}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
      on: { connected: () => connected.resolve(), closed: (event) => closed.resolve((event as CloseEvent).code) },
    })
    await connected.promise
    expect(await input(REQUEST_RESET, { email })).toEqual({ userErrors: [] })
    const resetToken = await tokenTo(email, 'choose a new password')
    const password = 'a new way to Ithaca'
    expect(await input(RESET, { token: resetToken, password })).toEqual({ userErrors: [] })

    expect(await closed.promise).toBe(4403)
    const headers = { authorization: `Bearer ${tokens.accessToken}` }
    await waitFor(async () => (await post(system.url, '{ viewer { id } }', {}, headers)).status === 401)
    expect((await ask(REFRESH, { t: tokens.refreshToken })).tokens).toBeNull()
    expect((await logIn(email)).userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }])
    expect((await logIn(email, password)).tokens).not.toBeNull()
    expect((await linkTo(email, 'your password was changed')).pathname).toBe('/forgot')
    await socket.dispose()
  })

  it('that there is is not told from one that there is not, but to its holder', async () => {
    const email = 'demo@chainlens.local'
    expect(await register(email)).toEqual(await register(newAddress()))
    expect(await input(REQUEST_RESET, { email: newAddress() })).toEqual({ userErrors: [] })
    expect((await linkTo(email, 'you have an account already')).pathname).toBe('/forgot')
  })

  it('is not made of what is no address, no name and no password', async () => {
    const { userErrors } = await input(REGISTER, { email: 'ada', password: 'short', name: '' })
    expect(userErrors).toEqual([
      { code: 'INVALID_EMAIL', field: ['input', 'email'] },
      { code: 'INVALID_NAME', field: ['input', 'name'] },
      { code: 'PASSWORD_TOO_SHORT', field: ['input', 'password'] },
    ])
  })

  it('leaves no link in any log', async () => {
    const email = newAddress()
    await register(email)
    const token = await tokenTo(email, 'confirm')
    await fetch(await linkTo(email, 'confirm'))
    await input(VERIFY, { token })
    // What a person sees in the terminal of `npm start` is not the log.
    const outputs = [...system.processes.values()].map((child) => child.output())
    const logs = isEmbedded ? [await readFile(/^ {2}Log\s+(.*)$/m.exec(outputs[0] ?? '')?.[1] ?? '', 'utf8')] : outputs
    expect(logs.join('')).toContain('mail sent')
    for (const log of logs) expect(log).not.toContain(token)
    for (const log of logs) expect(log).not.toContain(email)
  })
})

if (isEmbedded)
  describe('the local outbox', () => {
    it('holds each mail as a file', async () => {
      const output = system.processes.get('everything')?.output() ?? ''
      const home = dirname(/^ {2}Log\s+(.*)$/m.exec(output)?.[1] ?? '')
      const files = await readdir(`${home}/outbox`)
      expect(files.length).toBeGreaterThanOrEqual(output.match(/^Mail to /gm)?.length ?? 1)
      for (const file of files) expect(file).toMatch(/^[0-9a-f-]{36}\.eml$/)
    })
  })
else
  describe('a mail server that is away', () => {
    it('delays mails and loses none', async () => {
      smtp?.behave('busy')
      const email = newAddress()
      await register(email)
      await waitFor(() => smtp?.recipients.includes(email))
      smtp?.behave('take')
      const token = await tokenTo(email, 'confirm')
      expect((await input(VERIFY, { token })).userErrors).toEqual([])
    })
  })
