import { domainToASCII } from 'node:url'

const MOST_CHARACTERS = 254

/**
 * An address as accounts are found by: compatibility forms unified (NFKC), lower case, without space around, an
 * international host in its ASCII form.
 * Null for text that can be nobody's address.
 */
export function normaliseEmail(text: string): string | null {
  if (text.length > 4 * MOST_CHARACTERS) return null
  const email = text.normalize('NFKC').trim().toLowerCase()
  const isPlausible = /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(email)
  if (!isPlausible) return null
  const [local, host = ''] = email.split('@')
  const asciiHost = /^[ -~]+$/.test(host) ? host : asciiFormOf(host)
  const found = `${local}@${asciiHost}`
  return asciiHost !== '' && found.length <= MOST_CHARACTERS ? found : null
}

/** Empty for what is no name of a host: domainToASCII would leave out a path or port, and decode percents. */
function asciiFormOf(host: string): string {
  return /^[\p{L}\p{M}\p{N}.-]+$/u.test(host) ? domainToASCII(host) : ''
}
