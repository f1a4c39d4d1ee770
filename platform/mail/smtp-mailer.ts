import type { Transporter } from 'nodemailer'
import { ChainLensError } from '../errors/index.ts'
import { compose } from './compose.ts'
import type { Mailer } from './mailer.ts'
import { readSmtpUrl } from './read-smtp-url.ts'

/** What createSmtpMailer takes. */
export interface SmtpMailerOptions {
  /** smtp(s)://user:password@host:port; smtps speaks TLS from the first byte, smtp after STARTTLS where it is offered. */
  url: string
  from: string
  /** Limit of one mail, from connecting to the server's last answer. */
  timeoutMs?: number
}

const TIMEOUT_MS = 30_000

/** What nodemailer adds to errors. */
interface SmtpFault {
  /** e.g. EAUTH, ETIMEDOUT. */
  code?: string
  /** Of the server's reply. */
  responseCode?: number
  /** That was answered. */
  command?: string
}

/**
 * Mails over SMTP, a connection each. A reply of 5xx to the recipient or the content refuses the mail; one to the
 * log-in or the sender is the installation's fault, would meet every mail, and may be mended: it counts as what may pass.
 */
export function createSmtpMailer({ url, from, timeoutMs = TIMEOUT_MS }: SmtpMailerOptions): Mailer {
  const options = {
    ...readSmtpUrl(url),
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: 1_000,
  }
  let transport: Promise<Transporter> | undefined
  // Loaded with the first mail: most processes send none.
  const connect = () => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(options))
    return transport
  }
  return {
    async send(mail, signal) {
      const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]
      try {
        await (await connect()).sendMail({ ...compose(mail, from), signal: AbortSignal.any(limits) })
      } catch (error) {
        const { code, responseCode, command } = error as SmtpFault
        const isRefused = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA')
        // The server's own words may repeat the mail, and with it a link that opens an account: they are left out.
        const said = [code, responseCode, command].filter((part) => part !== undefined).join(' ')
        throw new ChainLensError({
          code: isRefused ? 'MAIL_REFUSED' : 'MAIL_NOT_SENT',
          message: `The mail server ${isRefused ? 'refused the mail' : 'took no mail'} (${said || 'no reply'}).`,
          hint: code === 'EAUTH' ? 'Check user and password in SMTP_URL.' : undefined,
          retryable: !isRefused,
        })
      }
    },
  }
}
