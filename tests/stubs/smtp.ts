import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { parseMail, type ReceivedMail } from '../support/mail.ts'

/** What the stub does with the next mails. */
export type SmtpBehaviour =
  | 'take'
  /** 451 at RCPT TO: come again. */
  | 'busy'
  /** 550 at RCPT TO: nobody of that name. */
  | 'unknown-recipient'
  /** 554 after the content, with the content in its words. */
  | 'refuse-content'
  /** Takes the content and never answers. */
  | 'hang'
  /** Breaks the connection off at RCPT TO. */
  | 'drop'

/** A real SMTP server on this machine; its behaviour may be changed between mails. */
export interface SmtpStub {
  /** For SMTP_URL, with user and password where it asks for them. */
  url: string
  port: number
  /** Mails that were taken, in order. */
  mails: ReceivedMail[]
  /** RCPT TO of all mails, taken or not. */
  recipients: string[]
  behave(behaviour: SmtpBehaviour): void
  dispose(): Promise<void>
}

/** Starts it on a free port. `password`: only `ada` with it may send. `tls`: offers STARTTLS with a certificate of nobody. */
export async function startSmtp(options: { password?: string; tls?: boolean } = {}): Promise<SmtpStub> {
  const { password } = options
  const mails: ReceivedMail[] = []
  const recipients: string[] = []
  let behaviour: SmtpBehaviour = 'take'
  const fault = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })
  const server = new SMTPServer({
    logger: false,
    authOptional: password === undefined,
    allowInsecureAuth: true,
    closeTimeout: 100,
    hideSTARTTLS: !options.tls,
    disabledCommands: options.tls ? [] : ['STARTTLS'],
    onAuth(auth, _session, callback) {
      if (auth.username === 'ada' && auth.password === password) callback(null, { user: 'ada' })
      else callback(fault(535, 'Invalid username or password'))
    },
    onRcptTo({ address }, _session, callback) {
      recipients.push(address)
      if (behaviour === 'busy') callback(fault(451, 'Try again later'))
      else if (behaviour === 'unknown-recipient') callback(fault(550, 'No such user here'))
      else if (behaviour === 'drop') for (const connection of server.connections) connection.close()
      else callback(null)
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        if (behaviour === 'hang') return
        if (behaviour === 'refuse-content') return callback(fault(554, `Spam: ${source.replace(/\s+/g, ' ')}`))
        mails.push(parseMail(source))
        callback(null, 'Queued')
      })
    },
  })
  // A client that breaks off is no fault of the server's.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as { port: number }
  return {
    url: `smtp://${password === undefined ? '' : `ada:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    port,
    mails,
    recipients,
    behave(next) {
      behaviour = next
    },
    dispose: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
