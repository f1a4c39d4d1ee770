import { MAIL } from '../../config.ts'
import type { Scope } from '../../context.ts'
import type { MailKind } from './mail-kind.ts'

/** A mail that this worker sends now. */
export interface ClaimedMail {
  /** UUID. */
  id: string
  kind: MailKind
  email: string
  /** This one included. */
  attempts: number
  /** Of an earlier attempt. */
  tokenSealed: string | null
}

/** Takes the mail that has waited longest and keeps others from it for a while; null where none is due. */
export async function claimMail({ services }: Scope): Promise<ClaimedMail | null> {
  const [mail] = await services.database.query<ClaimedMail>(
    `update users.mails set attempts = attempts + 1, next_attempt_at = now() + ? * interval '1 second'
     where id = (select id from users.mails where status = 'QUEUED' and next_attempt_at <= now()
       order by next_attempt_at, id limit 1 for update skip locked)
     returning id, kind, email, attempts, token_sealed as "tokenSealed"`,
    [MAIL.leaseSeconds],
  )
  return mail ?? null
}
