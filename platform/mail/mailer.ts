/** One mail to one person. */
export interface Mail {
  /** Unique; the same at every attempt, so that a mail that is sent twice can be known for one. */
  id: string
  /** An address alone, without a name. */
  to: string
  subject: string
  text: string
  html: string
  /** Where the mail leads, if anywhere: what a local outbox shows in the terminal. */
  link: string | null
}

/** Hands mails over to whoever delivers them. */
export interface Mailer {
  /**
   * Resolves when the mail is in other hands. Throws MAIL_REFUSED where the same mail would be refused again, and
   * MAIL_NOT_SENT (retryable) for anything that may pass; neither says what the mail holds.
   * Once `signal` aborts it waits no longer; whether the mail went out is then not known.
   */
  send(mail: Mail, signal?: AbortSignal): Promise<void>
}
