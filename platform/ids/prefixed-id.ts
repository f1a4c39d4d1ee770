import { v7 } from 'uuid'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new UUID v7: sorts by the time it was made. */
export function newId(): string {
  return v7()
}

/** Shows a stored UUID as `<prefix>_` and its 26 digits in Crockford's base 32, lower case. */
export function encodeId(prefix: string, uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let digits = ''
  for (let i = 0; i < 26; i++) {
    digits = ALPHABET[Number(rest & 31n)] + digits
    rest >>= 5n
  }
  return `${prefix}_${digits}`
}

/** The UUID behind a shown id; null for another prefix or anything malformed. */
export function decodeId(prefix: string, id: string): string | null {
  if (!id.startsWith(`${prefix}_`) || id.length !== prefix.length + 27) return null
  let value = 0n
  for (const digit of id.slice(prefix.length + 1)) {
    const index = ALPHABET.indexOf(digit)
    if (index < 0) return null
    value = (value << 5n) | BigInt(index)
  }
  if (value >> 128n) return null
  return value
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
