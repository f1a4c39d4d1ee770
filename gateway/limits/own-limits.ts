import type { Limits } from './limits.ts'

/**
 * What ChainLens' graph bounds beside LIMITS: what only the owner of a schema can say. Its largest operation of its
 * own costs 7,000 points.
 *
 * `onePerOperation` are the mutations that take a secret or send a mail: by aliases a single request would guess as
 * often as it has aliases.
 */
export const OWN_LIMITS = {
  cost: 20_000,
  pageSize: 100,
  onePerOperation: [
    'register',
    'verifyEmail',
    'logIn',
    'refreshTokens',
    'requestEmailVerification',
    'requestPasswordReset',
    'resetPassword',
  ],
} as const satisfies Partial<Limits>
