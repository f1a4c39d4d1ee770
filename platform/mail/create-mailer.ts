import type { Config } from '../config/index.ts'
import { createFolderMailer } from './folder-mailer.ts'
import type { Mail, Mailer } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const LOCAL_SENDER = 'ChainLens <no-reply@chainlens.local>'

/** The mailer that the settings ask for; null where they name neither a server nor a folder. */
export function createMailer(
  config: Pick<Config, 'smtpUrl' | 'mailFolder' | 'mailFrom'>,
  onMail?: (mail: Mail) => void,
): Mailer | null {
  const { smtpUrl, mailFolder: folder, mailFrom: from = LOCAL_SENDER } = config
  if (smtpUrl) return createSmtpMailer({ url: smtpUrl, from })
  return folder ? createFolderMailer({ folder, from, onMail }) : null
}
