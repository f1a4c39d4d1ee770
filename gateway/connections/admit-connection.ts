import { sharedNow } from '@chainlens/platform/clock'
import type { Identified } from '../identity/identify.ts'
import type { OpenCount } from './count-by-key.ts'
import type { SignedInConnections } from './signed-in-connections.ts'

/** Why a connection that was let in has to end. */
export type AdmissionEnd = 'Access token expired' | 'Signed out'

/** What open connections are held against, whatever their transport. */
export interface Admission {
  users: OpenCount
  signedIn: SignedInConnections
}

/** Longer timers overflow. */
const LONGEST_TIMER_MS = 2_147_483_647

/**
 * Ties a connection that stays open to its account, its token's end and its sign-in, and calls `end` when one
 * of the last two comes. The function that it returns lets go; null where the account has too many open.
 */
export function admitConnection(
  { users, signedIn }: Admission,
  { principal, expiresAt }: Identified,
  end: (why: AdmissionEnd) => void,
): (() => void) | null {
  if (!principal) return () => {}
  const leave = users.open(principal.userId)
  if (!leave) return null
  const steps = [leave]
  if (expiresAt) {
    // The verifier forgives clocks that differ, so that it may have ended already.
    const leftMs = Math.max(0, expiresAt.getTime() - sharedNow())
    const timer = setTimeout(() => end('Access token expired'), Math.min(leftMs, LONGEST_TIMER_MS))
    steps.push(() => clearTimeout(timer))
  }
  if (principal.signInId) steps.push(signedIn.add(principal.signInId, () => end('Signed out')))
  return () => {
    for (const step of steps.splice(0)) step()
  }
}
