import { ChainLensError } from '@chainlens/platform/errors'
import type { Mailer } from '@chainlens/platform/mail'
import { MAIL } from '../../config.ts'
import type { Scope } from '../../context.ts'
import { type ClaimedMail, claimMail } from './claim-mail.ts'
import { prepareMail } from './prepare-mail.ts'

/**
 * Sends the mail that has waited longest; false where none was due. A failure that may pass is tried again, each time
 * after a longer wait; one that would come again, or the last of many, leaves the mail as FAILED, with why.
 */
export async function sendDueMail(context: Scope, mailer: Mailer, signal?: AbortSignal): Promise<boolean> {
  const claimed = await claimMail(context)
  if (!claimed) return false
  // Of the log: never the address or the link.
  const logger = context.logger.child({ mailId: claimed.id, kind: claimed.kind })
  try {
    const mail = await prepareMail(context, claimed)
    if (!mail) {
      logger.debug('mail dropped')
      return true
    }
    await mailer.send(mail, signal)
  } catch (error) {
    const isOver = await postpone(context, claimed, error)
    logger[isOver ? 'error' : 'warn'](
      { err: error, attempts: claimed.attempts },
      isOver ? 'mail given up' : 'mail failed',
    )
    return true
  }
  await context.services.database.query(
    `update users.mails set status = 'SENT', settled_at = now(), token_sealed = null, last_error = null where id = ?`,
    [claimed.id],
  )
  logger.info('mail sent')
  return true
}

/** Whether the mail was given up. */
async function postpone({ services }: Scope, mail: ClaimedMail, error: unknown): Promise<boolean> {
  const isFinal = error instanceof ChainLensError && !error.retryable
  const isOver = isFinal || mail.attempts >= MAIL.attempts
  const reason = error instanceof ChainLensError ? `${error.code}: ${error.message}` : String(error)
  const { first, most } = MAIL.backoffSeconds
  const waitSeconds = Math.min(most, first * 4 ** (mail.attempts - 1))
  await services.database.query(
    isOver
      ? `update users.mails set status = 'FAILED', settled_at = now(), token_sealed = null, last_error = ? where id = ?`
      : `update users.mails set last_error = ?, next_attempt_at = now() + ${waitSeconds} * interval '1 second' where id = ?`,
    [reason, mail.id],
  )
  return isOver
}
