import { hkdfSync } from 'node:crypto'

/** A key of its own for each purpose, from the one secret (HKDF-SHA-256, RFC 5869). */
export function deriveKey(secret: string, purpose: string, bytes = 32): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'chainlens', purpose, bytes))
}
