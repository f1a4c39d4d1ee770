import { type CryptoKey, importJWK, type JSONWebKeySet } from 'jose'
import { z } from 'zod'
import { ClientError } from '../errors/index.ts'
import type { Logger } from '../telemetry/index.ts'
import { ACCESS_TOKEN } from './access-token-format.ts'

/** The public keys that access tokens may be signed with. */
export interface KeySet {
  /** Null for a key that users does not publish. Throws SUBGRAPH_UNAVAILABLE while no key could be had at all. */
  find(kid: string): Promise<CryptoKey | null>
}

/** Where the keys come from, and the clock (milliseconds) that ages them. */
export interface KeySetOptions {
  /** Asks users for its JWKS; limits its own time. */
  fetchJwks: () => Promise<JSONWebKeySet>
  logger: Logger
  now?: () => number
}

/** However many unknown keys are shown to us, users is asked no more often than this. */
const ASK_AGAIN_MS = 5_000
/** After so long the keys are read again beside the traffic, so that a retired one goes out of use. */
const FRESH_MS = 60_000

const keysShape = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).max(100) })
const ed25519Shape = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), kid: z.string(), x: z.string() })

/** Keeps the JWKS of users; asks again for an unknown key, at most every five seconds. */
export function createKeySet({ fetchJwks, logger, now = Date.now }: KeySetOptions): KeySet {
  let keys: Map<string, CryptoKey> | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  let loadedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | null = null

  async function load(): Promise<void> {
    const published = keysShape.parse(await fetchJwks()).keys.flatMap((key) => ed25519Shape.safeParse(key).data ?? [])
    const imported = await Promise.all(
      published.map(
        async ({ kid, ...jwk }) => [kid, (await importJWK(jwk, ACCESS_TOKEN.algorithm)) as CryptoKey] as const,
      ),
    )
    keys = new Map(imported)
    loadedAt = now()
  }
  function ask(): Promise<void> {
    if (asking) return asking
    // A clock that was set back counts as time gone by, or nothing would be asked until it has caught up.
    const elapsed = now() - askedAt
    if (elapsed >= 0 && elapsed < ASK_AGAIN_MS) return Promise.resolve()
    askedAt = now()
    asking = load()
      .catch((error) => logger.warn({ err: error }, 'the keys of access tokens could not be read'))
      .finally(() => {
        asking = null
      })
    return asking
  }

  return {
    async find(kid) {
      const known = keys?.get(kid)
      if (known) {
        if (Math.abs(now() - loadedAt) >= FRESH_MS) void ask()
        return known
      }
      await ask()
      if (!keys)
        throw new ClientError('SUBGRAPH_UNAVAILABLE', 'Sign-ins cannot be checked at the moment. Try again soon.')
      return keys.get(kid) ?? null
    },
  }
}
