import { createHmac, randomBytes } from 'node:crypto'

/** A new refresh token: 256 random bits, with a prefix by which leaked ones can be found. */
export function makeRefreshToken(): string {
  return `clr_${randomBytes(32).toString('base64url')}`
}

/** What is kept of a refresh token. Keyed, so that a stolen table can't be held against guesses either. */
export function hashRefreshToken(key: Uint8Array, token: string): string {
  return createHmac('sha256', key).update(token).digest('base64url')
}
