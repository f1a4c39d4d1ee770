const MOST_CHARACTERS = 254

/**
 * An address as accounts are found by: compatibility forms unified (NFKC), lower case, without space around.
 * Null for text that can be nobody's address.
 */
export function normaliseEmail(text: string): string | null {
  if (text.length > 4 * MOST_CHARACTERS) return null
  const email = text.normalize('NFKC').trim().toLowerCase()
  const isPlausible = /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(email)
  return isPlausible && email.length <= MOST_CHARACTERS ? email : null
}
