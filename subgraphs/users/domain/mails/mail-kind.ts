/** What a mail is about. */
export type MailKind = 'VERIFY_EMAIL' | 'PASSWORD_RESET' | 'ADDRESS_TAKEN' | 'PASSWORD_CHANGED'

/** What a token in a mail is good for; it is good for nothing else. */
export type TokenPurpose = 'VERIFY_EMAIL' | 'PASSWORD_RESET'

/** The purpose of the token in a mail of this kind; null for mails without one. */
export function purposeOf(kind: MailKind): TokenPurpose | null {
  return kind === 'VERIFY_EMAIL' || kind === 'PASSWORD_RESET' ? kind : null
}
