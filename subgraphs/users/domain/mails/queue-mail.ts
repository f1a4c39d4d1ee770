import type { Transaction } from '@chainlens/platform/db'
import { newId } from '@chainlens/platform/ids'
import type { Scope } from '../../context.ts'
import type { MailKind } from './mail-kind.ts'

/** Where workers hear that a mail waits: `{}`. */
export const MAIL_QUEUED_TOPIC = 'mail.queued'

/** Writes down that a mail is to be sent, in the transaction that calls for it; announceMail follows its commit. */
export async function queueMail(
  { query }: Pick<Transaction, 'query'>,
  input: { kind: MailKind; email: string },
): Promise<void> {
  await query('insert into users.mails (id, kind, email) values (?, ?, ?)', [newId(), input.kind, input.email])
}

/** Wakes the workers. Not waited for, and allowed to fail: they look for themselves every second. */
export function announceMail({ services, logger }: Scope): void {
  services.pubsub
    .publish(MAIL_QUEUED_TOPIC, {})
    .catch((error) => logger.warn({ err: error }, 'a waiting mail was not announced'))
}
