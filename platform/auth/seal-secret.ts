import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** First character of what is sealed this way: AES-256-GCM, nonce of 96 bits, tag of 128 bits. */
const FORMAT = '1'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a secret for a column of a table.
 *
 * @param key 32 bytes
 * @param place table|row|column: what was sealed for one place does not open in another
 */
export function sealSecret(key: Uint8Array, place: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'))
  const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return `${FORMAT}.${Buffer.concat([nonce, encrypted, cipher.getAuthTag()]).toString('base64url')}`
}

/** The secret that sealSecret encrypted; null for another key, another place, or a changed text. */
export function openSecret(key: Uint8Array, place: string, sealed: string): string | null {
  const [format, text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64url')
  if (format !== FORMAT || bytes.length < NONCE_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(place, 'utf8'))
      .setAuthTag(bytes.subarray(-TAG_BYTES))
    const secret = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return secret.toString('utf8')
  } catch {
    return null
  }
}
