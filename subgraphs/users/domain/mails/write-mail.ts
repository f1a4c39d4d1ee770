import type { Mail } from '@chainlens/platform/mail'
import type { MailKind } from './mail-kind.ts'

/** A mail's words. Nothing in them was chosen by whoever asked for the mail: it may go to somebody else. */
interface Words {
  subject: string
  before: string
  action: string
  path: string
  after: string
}

const WORDS: Record<MailKind, Words> = {
  VERIFY_EMAIL: {
    subject: 'Confirm your address',
    before: 'Somebody, most likely you, registered at ChainLens with this address. Confirm that it is yours:',
    action: 'Confirm this address',
    path: '/verify',
    after:
      'The link works once, within 24 hours. If it was not you, leave it alone: unless the address is confirmed, nobody can sign in with it.',
  },
  PASSWORD_RESET: {
    subject: 'Choose a new password',
    before: 'Somebody, most likely you, asked for a new password for your ChainLens account. Choose one here:',
    action: 'Choose a new password',
    path: '/reset',
    after:
      'The link works once, within an hour. A new password ends every sign-in of the account. If it was not you, leave the link alone: your password stays as it is.',
  },
  ADDRESS_TAKEN: {
    subject: 'You have an account already',
    before:
      'Somebody tried to register at ChainLens with this address, which has an account. If it was you, sign in, or choose a new password where you have forgotten yours:',
    action: 'Choose a new password',
    path: '/forgot',
    after: 'If it was not you, there is nothing to do: your account is as it was.',
  },
  PASSWORD_CHANGED: {
    subject: 'Your password was changed',
    before:
      'The password of your ChainLens account was changed by a link that we mailed to this address, and every sign-in was ended. If it was not you, choose a new one at once, and a new one for your mailbox first:',
    action: 'Choose a new password',
    path: '/forgot',
    after: 'If it was you, there is nothing to do.',
  },
}

/** Writes a mail, in plain text and in simple HTML: no pictures, nothing from elsewhere, nothing that tells who reads it. */
export function writeMail(input: {
  id: string
  kind: MailKind
  to: string
  publicUrl: string
  token: string | null
}): Mail {
  const { id, kind, to, publicUrl, token } = input
  const { subject, before, action, path, after } = WORDS[kind]
  const link = `${publicUrl.replace(/\/+$/, '')}${path}${token === null ? '' : `?token=${token}`}`
  return {
    id,
    to,
    subject: `ChainLens: ${subject.charAt(0).toLowerCase()}${subject.slice(1)}`,
    text: `${before}\n\n${link}\n\n${after}\n`,
    html: page(before, link, action, after),
    link,
  }
}

function page(before: string, link: string, action: string, after: string): string {
  const address = escapeHtml(link)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>ChainLens</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 36em">
<p>${escapeHtml(before)}</p>
<p><a href="${address}">${escapeHtml(action)}</a></p>
<p>${escapeHtml(after)}</p>
<p style="color: #555">The link leads to ${address}</p>
</body></html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
