import type { RateLimit } from '@chainlens/platform/limits'

/** Days after which a sign-in ends, however often its tokens were rotated (ASVS 10.4.8). */
export const SIGN_IN_DAYS = 30

/** Days after which the record of a sign-in is deleted; longer than one can last. */
export const SIGN_IN_HISTORY_DAYS = 90

/** Characters of a password; the whole of it is hashed. */
export const PASSWORD_LENGTH = { least: 8, most: 256 }

/** Seconds that a run's own access token lives. */
export const RUN_IDENTITY_SECONDS = 60

/** OWASP's stronger set of Argon2id: 46 MiB, one pass; also ASVS' appendix C. */
export const ARGON2_OPTIONS = { memoryCost: 47_104, timeCost: 1, parallelism: 1 }

/** How many passwords are hashed at a time (46 MiB each), and how many more may wait. */
export const HASHING = { atOnce: 2, waiting: 64 }

/**
 * Failed attempts to sign in. The narrow one stops guessing from one place; the wide ones stop guessing
 * from many places, and spraying one password over many accounts, without letting a stranger lock
 * somebody out of the account with a handful of attempts.
 */
export const LOG_IN_LIMITS = {
  address: { name: 'log-in-address', points: 100, durationSeconds: 900 },
  accountAndAddress: { name: 'log-in-account-address', points: 10, durationSeconds: 900 },
  account: { name: 'log-in-account', points: 100, durationSeconds: 3600 },
} satisfies Record<string, RateLimit>

/** Life of the keys that access tokens are signed with. */
export const SIGNING_KEY = {
  /** A new key after so long. */
  days: 90,
  /** A new key is published so long before it is used, so that every verifier knows it by then. */
  leadSeconds: 300,
  /** Processes may hold a key, and clients the published set, for so long. */
  cacheSeconds: 60,
}

/** Seconds by which each list of revocations reaches further back than it was asked. */
export const REVOCATION_OVERLAP_SECONDS = 30

/** Limit of one statement, one wait for a lock, and one pause, in a transaction that ends sign-ins. */
export const STEP_TIMEOUT_SECONDS = 5

/** Seconds that a token in a mail is good for, from the mail's last attempt on. */
export const MAIL_TOKEN_SECONDS = { VERIFY_EMAIL: 86_400, PASSWORD_RESET: 3_600 }

/**
 * What asks for mails. Somebody else's attempts never stop the owner of an address: the limits that are told count
 * by the client's network. Over all networks `MAILS_PER_HOUR` holds, untold, by leaving the last mail's link alone.
 */
export const MAIL_LIMITS = {
  network: { name: 'mail-network', points: 60, durationSeconds: 3600 },
  emailAndNetwork: { name: 'mail-email-network', points: 5, durationSeconds: 3600 },
} satisfies Record<string, RateLimit>

/** Mails of one kind to one address in an hour; more are dropped, as the last one's link still works. */
export const MAILS_PER_HOUR = 10

/** Links that one network may try. Guessing one of 2^256 is hopeless anyway: this bounds the work. */
export const REDEEM_LIMIT: RateLimit = { name: 'mail-token', points: 100, durationSeconds: 3600 }

/** How mails are sent. */
export const MAIL = {
  /** A mail that failed so often is given up. */
  attempts: 8,
  /** A worker holds a mail for so long; longer than one attempt can take. */
  leaseSeconds: 120,
  /** Wait after the first failure; each further one is four times as long, to the most. */
  backoffSeconds: { first: 5, most: 3_600 },
  /** How often a worker looks for mails of whose queueing it did not hear. */
  pollMs: 1_000,
  /** Days that the record of a mail is kept, by how it ended. */
  keptDays: { SENT: 7, FAILED: 30 },
}

/** Characters of a name. */
export const NAME_LENGTH = { most: 80 }

/** Days after which an account that was never confirmed is deleted. */
export const UNCONFIRMED_DAYS = 30
