/**
 * Mutations that take a secret or send a mail. One operation may have one of them: by aliases a single request would
 * guess as often as it has aliases, each counted by users but all sent at once.
 */
export const SIGN_IN_FIELDS: readonly string[] = [
  'register',
  'verifyEmail',
  'logIn',
  'refreshTokens',
  'requestEmailVerification',
  'requestPasswordReset',
  'resetPassword',
]
