import type { Problem } from '../graph/problem.ts'

export type AuthState =
  /** On load, until the refresh cookie has been tried. */
  | { status: 'restoring' }
  /** Nothing answered, so that it isn't known whether the cookie still signs in. */
  | { status: 'unreachable'; problem: Problem }
  /** `notice` says why, where it wasn't the person who signed out. */
  | { status: 'signed-out'; notice: string | null }
  | { status: 'signed-in' }
