import { randomBytes } from 'node:crypto'
import { limitWaiting } from '@chainlens/platform/async'
import * as argon2 from '@node-rs/argon2'
import { ARGON2_OPTIONS, HASHING } from '../config.ts'

/** Hashes passwords with Argon2id, few at a time, since each takes 46 MiB. */
export interface PasswordHasher {
  /** PHC string with a salt of its own; null where too many wait. */
  hash(password: string): Promise<string | null>
  /**
   * Whether the password is the one of the hash; null in place of a hash does the same work and answers wrong,
   * so that a log-in takes as long for an account that is not there. Busy where too many wait.
   */
  verify(hash: string | null, password: string): Promise<'right' | 'wrong' | 'busy'>
}

/** The two functions of the algorithm. */
export type PasswordAlgorithm = Pick<typeof argon2, 'hash' | 'verify'>

/** Builds a hasher, with a hash of nobody's password for accounts that are not there. */
export async function createPasswordHasher(
  algorithm: PasswordAlgorithm = argon2,
  limits: { atOnce: number; waiting: number } = HASHING,
): Promise<PasswordHasher> {
  const turn = limitWaiting(limits)
  const nobody = await algorithm.hash(randomBytes(32).toString('base64url'), ARGON2_OPTIONS)
  return {
    async hash(password) {
      const done = await turn.run(() => algorithm.hash(password, ARGON2_OPTIONS))
      return done ? done.result : null
    },
    async verify(hash, password) {
      const done = await turn.run(() => algorithm.verify(hash ?? nobody, password))
      if (!done) return 'busy'
      return done.result && hash !== null ? 'right' : 'wrong'
    },
  }
}
