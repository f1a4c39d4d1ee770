import { normaliseEmail } from '../normalise-email.ts'

const MOST_LOCAL_CHARACTERS = 64
/** RFC 5322's dot-atom, in ASCII: what every mail server takes, and no two of which look alike. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
/** RFC 1123, two labels or more; an international name has its ASCII form here, so that its letters fool nobody. */
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * An address that mail can be sent to, as accounts are found by; null for anything else. Stricter than what signs in:
 * quoted local parts, letters beyond ASCII before the @, bare hosts and addresses in brackets are not taken.
 */
export function readMailAddress(text: string): string | null {
  const email = normaliseEmail(text)
  if (email === null) return null
  const [local = '', domain = ''] = email.split('@')
  return local.length <= MOST_LOCAL_CHARACTERS && LOCAL.test(local) && DOMAIN.test(domain) ? email : null
}
