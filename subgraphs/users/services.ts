import type { Config } from '@chainlens/platform/config'
import type { Database } from '@chainlens/platform/db'
import type { SubgraphPlatform } from '@chainlens/platform/graphql'
import type { RateLimits } from '@chainlens/platform/limits'
import type { Keys } from '@chainlens/platform/service'
import type { Logger } from '@chainlens/platform/telemetry'
import { createPasswordHasher, type PasswordHasher } from './domain/password-hasher.ts'
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
}

/** Builds them; makes the first signing key. Throws SIGNING_KEY_UNREADABLE where the secret is not the data's. */
export async function createServices(platform: SubgraphPlatform): Promise<UsersServices> {
  const { config, logger, database, keys, limits, pubsub } = platform
  const [passwords, signingKeys] = await Promise.all([
    createPasswordHasher(),
    createSigningKeys({ database, storageKey: keys.storage }),
  ])
  return { config, logger, database, keys, limits, pubsub, passwords, signingKeys }
}
