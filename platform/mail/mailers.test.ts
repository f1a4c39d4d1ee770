import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startSmtp } from '../../tests/stubs/smtp.ts'
import { type ReceivedMail, readMails } from '../../tests/support/mail.ts'
import { freePort } from '../../tests/support/redis.ts'
import { newId } from '../ids/index.ts'
import { createFolderMailer } from './folder-mailer.ts'
import type { Mail, Mailer } from './mailer.ts'
import { readSmtpUrl } from './read-smtp-url.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

const FROM = 'ChainLens <no-reply@chainlens.example>'
const TOKEN = `clm_${'Zz09-_'.repeat(7)}A`
const link = `https://chainlens.example/verify?token=${TOKEN}`
const mail = (more: Partial<Mail> = {}): Mail => ({
  id: newId(),
  to: 'ada@example.org',
  subject: 'ChainLens: bestätigen',
  text: `Größe = 1.\n\n${link}\n\n${'long '.repeat(60)}end.\n`,
  html: '<p>Größe</p>',
  link,
  ...more,
})
async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'chainlens-outbox-'))
  undo.push(() => rm(made, { recursive: true }))
  return made
}
async function smtp(options: { password?: string; tls?: boolean } = {}) {
  const server = await startSmtp(options)
  undo.push(() => server.dispose())
  return server
}

interface Adapter {
  mailer: Mailer
  received(): Promise<ReceivedMail[]>
}
const adapters: Record<string, () => Promise<Adapter>> = {
  async 'a folder'() {
    const outbox = join(await folder(), 'made/when/needed')
    return { mailer: createFolderMailer({ folder: outbox, from: FROM }), received: () => readMails(outbox) }
  },
  async SMTP() {
    const server = await smtp()
    return { mailer: createSmtpMailer({ url: server.url, from: FROM }), received: async () => server.mails }
  },
  async 'SMTP with a password'() {
    const server = await smtp({ password: 'p@ss:wörd/%' })
    return { mailer: createSmtpMailer({ url: server.url, from: FROM }), received: async () => server.mails }
  },
}

describe.each(Object.keys(adapters))('mail by %s', (name) => {
  it('arrives as it was written', async () => {
    const { mailer, received } = await adapters[name]!()
    const sent = mail()
    await mailer.send(sent)
    const [got] = await received()
    expect(got).toMatchObject({ to: sent.to, from: FROM, messageId: `<${sent.id}@chainlens>`, token: TOKEN })
    // Soft line breaks are the format's, the words are the sender's.
    expect(
      Buffer.from(got?.text ?? '', 'latin1')
        .toString('utf8')
        .trim(),
    ).toBe(sent.text.trim())
    expect(got?.source).toMatch(/auto-submitted: auto-generated/i)
    expect(got?.source).toMatch(/subject: =\?utf-8\?/i)
  })

  it('goes to the one address, whatever it looks like', async () => {
    const { mailer, received } = await adapters[name]!()
    await mailer.send(mail({ to: "o'neil+tag@sub.example.org" }))
    expect((await received()).map(({ to }) => to)).toEqual(["o'neil+tag@sub.example.org"])
  })

  it('keeps a line break in the subject from becoming a header', async () => {
    const { mailer, received } = await adapters[name]!()
    await mailer.send(mail({ subject: 'a\r\nBcc: eve@example.org' }))
    const [got] = await received()
    expect(got?.source).not.toMatch(/^bcc:/im)
  })

  it('is sent by several at once', async () => {
    const { mailer, received } = await adapters[name]!()
    const addresses = Array.from({ length: 5 }, (_, i) => `a${i}@example.org`)
    await Promise.all(addresses.map((to) => mailer.send(mail({ to }))))
    expect((await received()).map(({ to }) => to).sort()).toEqual(addresses)
  })
})

describe('the local outbox', () => {
  it('is for its owner alone, has each mail once, and tells of it when it lies there', async () => {
    const outbox = join(await folder(), 'outbox')
    const told: Mail[] = []
    const mailer = createFolderMailer({ folder: outbox, from: FROM, onMail: (one) => told.push(one) })
    const sent = mail()
    await mailer.send(sent)
    await mailer.send(sent)
    expect(await readdir(outbox)).toEqual([`${sent.id}.eml`])
    expect((await stat(outbox)).mode & 0o777).toBe(0o700)
    expect((await stat(join(outbox, `${sent.id}.eml`))).mode & 0o777).toBe(0o600)
    expect(told).toEqual([sent, sent])
  })

  it('that can not be written to may work later, and nothing is told', async () => {
    const file = join(await folder(), 'a-file')
    await writeFile(file, '')
    const mailer = createFolderMailer({ folder: file, from: FROM, onMail: () => expect.unreachable() })
    await expect(mailer.send(mail())).rejects.toMatchObject({ code: 'MAIL_NOT_SENT', retryable: true })
  })
})

describe('a mail server', () => {
  it.each([
    ['busy', 'MAIL_NOT_SENT', '451'],
    ['drop', 'MAIL_NOT_SENT', ''],
    ['unknown-recipient', 'MAIL_REFUSED', '550'],
    ['refuse-content', 'MAIL_REFUSED', '554'],
  ] as const)('that does "%s" gives %s, without a word of the mail', async (behaviour, code, reply) => {
    const server = await smtp()
    server.behave(behaviour)
    const failure = await createSmtpMailer({ url: server.url, from: FROM })
      .send(mail())
      .catch((error) => error)
    expect(failure).toMatchObject({ code, retryable: code === 'MAIL_NOT_SENT' })
    expect(failure.message).toContain(reply)
    expect(JSON.stringify([failure.message, failure.details, String(failure.cause)])).not.toContain(TOKEN)
    expect(server.mails).toEqual([])
  })

  it('that refuses the password says which setting to look at, and may be mended', async () => {
    const server = await smtp({ password: 'right' })
    const mailer = createSmtpMailer({ url: server.url.replace('right', 'wrong'), from: FROM })
    const failure = await mailer.send(mail()).catch((error) => error)
    expect(failure).toMatchObject({ code: 'MAIL_NOT_SENT', retryable: true, hint: expect.stringContaining('SMTP_URL') })
    expect(failure.message).not.toContain('wrong')
  })

  it('that wants a password where the setting has none may be mended', async () => {
    const server = await smtp({ password: 'right' })
    const mailer = createSmtpMailer({ url: `smtp://127.0.0.1:${server.port}`, from: FROM })
    await expect(mailer.send(mail())).rejects.toMatchObject({ code: 'MAIL_NOT_SENT', retryable: true })
    expect(server.mails).toEqual([])
  })

  it('that never answers is waited for as long as said', async () => {
    const server = await smtp()
    server.behave('hang')
    const mailer = createSmtpMailer({ url: server.url, from: FROM, timeoutMs: 300 })
    await expect(mailer.send(mail())).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' })
  })

  it('that does not greet, or speaks another language, or is not there, gives MAIL_NOT_SENT', async () => {
    const open = async (greeting: string | null) => {
      const server = createServer((socket) => {
        socket.on('error', () => {})
        if (greeting !== null) socket.write(greeting)
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as { port: number }
      undo.push(async () => server.close())
      return port
    }
    const ports = [await open(null), await open('HTTP/1.1 400 Bad Request\r\n\r\n'), await freePort()]
    for (const port of ports)
      await expect(
        createSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: FROM, timeoutMs: 300 }).send(mail()),
      ).rejects.toMatchObject({ code: 'MAIL_NOT_SENT', retryable: true })
  })

  it('whose certificate is nobody’s gets no mail', async () => {
    const server = await smtp({ tls: true })
    const mailer = createSmtpMailer({ url: server.url, from: FROM })
    await expect(mailer.send(mail())).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' })
    expect([server.mails, server.recipients]).toEqual([[], []])
  })

  it('is no longer waited for once the sender stops', async () => {
    const server = await smtp()
    server.behave('hang')
    const life = new AbortController()
    const sending = createSmtpMailer({ url: server.url, from: FROM }).send(mail(), life.signal)
    await expect.poll(() => server.recipients).toHaveLength(1)
    life.abort()
    await expect(sending).rejects.toMatchObject({ code: 'MAIL_NOT_SENT', retryable: true })
  })
})

describe('SMTP_URL', () => {
  it.each([
    ['smtp://mail.test', { host: 'mail.test', port: 587, secure: false, requireTLS: false, auth: undefined }],
    ['smtps://mail.test', { port: 465, secure: true, requireTLS: false }],
    ['smtp://a%40b:p%3Aw@mail.test:25', { port: 25, requireTLS: true, auth: { user: 'a@b', pass: 'p:w' } }],
    ['smtp://a:b@localhost:25', { requireTLS: false }],
    ['smtp://a:b@[::1]:25', { host: '::1', requireTLS: false }],
    ['smtp://a:b@127.0.0.1.evil.example', { requireTLS: true }],
  ])('%s is read', (url, expected) => {
    expect(readSmtpUrl(url)).toMatchObject(expected)
  })
})
