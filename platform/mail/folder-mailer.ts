import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ChainLensError } from '../errors/index.ts'
import { compose } from './compose.ts'
import type { Mail, Mailer } from './mailer.ts'

/** What createFolderMailer takes. */
export interface FolderMailerOptions {
  folder: string
  from: string
  /** Told of each mail that lies in the folder. */
  onMail?: (mail: Mail) => void
}

/** Puts mails into a folder as .eml files that any mail program opens, for the folder's owner's eyes only. */
export function createFolderMailer({ folder, from, onMail }: FolderMailerOptions): Mailer {
  return {
    async send(mail) {
      try {
        // Loaded with the first mail: starting should not wait for it.
        const { createTransport } = await import('nodemailer')
        const transport = createTransport({ streamTransport: true, buffer: true })
        const { message } = await transport.sendMail(compose(mail, from))
        await mkdir(folder, { recursive: true, mode: 0o700 })
        // Whoever lists the folder sees whole mails only; the same mail again replaces itself.
        const file = join(folder, `${mail.id}.eml`)
        const part = `${file}.part`
        await rm(part, { force: true })
        await writeFile(part, message as Buffer, { mode: 0o600, flag: 'wx' })
        await rename(part, file)
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException
        const message = `The mail could not be put into the local outbox (${code ?? 'unknown'}).`
        throw new ChainLensError({ code: 'MAIL_NOT_SENT', message, retryable: true })
      }
      onMail?.(mail)
    },
  }
}
