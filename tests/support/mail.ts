import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail as its reader sees it. */
export interface ReceivedMail {
  to: string
  from: string
  subject: string
  messageId: string
  /** The plain part. */
  text: string
  /** As it went over the line. */
  source: string
  /** Of the link in the plain part. */
  token: string | null
}

/** Reads a mail as our mailers write it: two parts, quoted-printable or plain ASCII. */
export function parseMail(source: string): ReceivedMail {
  const headers = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1]?.trim() ?? ''
  const part = /content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i.exec(source)?.[1] ?? ''
  const text = part
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n/g, '\n')
  return {
    to: header('to').replace(/^<|>$/g, ''),
    from: header('from'),
    subject: header('subject'),
    messageId: header('message-id'),
    text,
    source,
    token: /[?]token=([\w-]+)/.exec(text)?.[1] ?? null,
  }
}

/** The mails of a local outbox, oldest first. */
export async function readMails(folder: string): Promise<ReceivedMail[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.eml')).sort()
  return Promise.all(files.map(async (file) => parseMail(await readFile(join(folder, file), 'utf8'))))
}

/** The link of the newest mail about `subject` that the terminal of `npm start` showed; null where there was none. */
export function linkInTerminal(output: string, to: string, subject: string): string | null {
  const lines = output.split('\n').filter((line) => line.startsWith(`Mail to ${to}: `) && line.includes(subject))
  return /https?:\/\/\S+/.exec(lines.at(-1) ?? '')?.[0] ?? null
}
