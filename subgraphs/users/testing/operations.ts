/** Operations as the web app and partners send them. */
export const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) {
  tokens { accessToken accessTokenExpiresAt refreshToken } user { id email name } mfaRequired
  userErrors { code message field } } }`

/** Exchanges a refresh token. */
export const REFRESH = `mutation ($token: String) { refreshTokens(input: { refreshToken: $token }) {
  tokens { accessToken accessTokenExpiresAt refreshToken } userErrors { code message } } }`

/** Ends a sign-in. */
export const LOG_OUT = 'mutation { logOut { userErrors { code } } }'

/** Registers. */
export const REGISTER =
  'mutation ($input: RegisterInput!) { answer: register(input: $input) { userErrors { code message field } } }'

/** Confirms an address. */
export const VERIFY_EMAIL = `mutation ($input: VerifyEmailInput!) {
  answer: verifyEmail(input: $input) { user { id email emailVerified } userErrors { code message field } } }`

/** Asks for the mail that confirms an address. */
export const REQUEST_VERIFICATION = `mutation ($input: RequestEmailVerificationInput!) {
  answer: requestEmailVerification(input: $input) { userErrors { code message field } } }`

/** Asks for the mail that resets a password. */
export const REQUEST_RESET = `mutation ($input: RequestPasswordResetInput!) {
  answer: requestPasswordReset(input: $input) { userErrors { code message field } } }`

/** Sets a new password. */
export const RESET_PASSWORD = `mutation ($input: ResetPasswordInput!) {
  answer: resetPassword(input: $input) { userErrors { code message field } } }`
