import type { Config } from '@chainlens/platform/config'
import type { Database } from '@chainlens/platform/db'
import type { SubgraphPlatform } from '@chainlens/platform/graphql'
import type { RateLimits } from '@chainlens/platform/limits'
import type { Mailer } from '@chainlens/platform/mail'
import type { Keys } from '@chainlens/platform/service'
import type { Logger } from '@chainlens/platform/telemetry'
import { createPasswordHasher, type PasswordHasher } from './domain/password-hasher.ts'
import { readSignUp, type SignUp } from './domain/sign-up/read-sign-up.ts'
import { createSigningKeys, type SigningKeys } from './domain/signing-keys.ts'

/** What users has as long as its process lives. */
export interface UsersServices {
  readonly config: Config
  readonly logger: Logger
  readonly database: Database
  readonly keys: Keys
  readonly limits: RateLimits
  readonly pubsub: SubgraphPlatform['pubsub']
  readonly passwords: PasswordHasher
  readonly signingKeys: SigningKeys
  /** Null where no mail can be sent. */
  readonly mailer: Mailer | null
  readonly signUp: SignUp
}

/**
 * Builds them; makes the first signing key. Throws SIGNING_KEY_UNREADABLE where the secret is not the data's, and
 * SETTINGS_MISSING where sign-up is to be open and can't be.
 */
export async function createServices(platform: SubgraphPlatform): Promise<UsersServices> {
  const { config, logger, database, keys, limits, pubsub } = platform
  const signUp = readSignUp(config, platform.mailer !== null)
  if (signUp.missing.length > 0) logger.info({ missing: signUp.missing }, 'no mail can be sent: sign-up is closed')
  const [passwords, signingKeys] = await Promise.all([
    createPasswordHasher(),
    createSigningKeys({ database, storageKey: keys.storage }),
  ])
  return { config, logger, database, keys, limits, pubsub, passwords, signingKeys, mailer: platform.mailer, signUp }
}
