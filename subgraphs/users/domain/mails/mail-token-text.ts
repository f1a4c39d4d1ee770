import { createHmac, randomBytes } from 'node:crypto'
import type { TokenPurpose } from './mail-kind.ts'

/** A new token for a mail: 256 random bits, with a prefix by which leaked ones can be found. */
export function makeMailToken(): string {
  return `clm_${randomBytes(32).toString('base64url')}`
}

/** Whether a text could be a token of a mail: others are not worth a query. */
export function isMailToken(text: string): boolean {
  return /^clm_[\w-]{43}$/.test(text)
}

/** What is kept of a token: keyed, and another for each purpose. */
export function hashMailToken(key: Uint8Array, purpose: TokenPurpose, token: string): string {
  return createHmac('sha256', key).update(`${purpose}|${token}`).digest('base64url')
}
