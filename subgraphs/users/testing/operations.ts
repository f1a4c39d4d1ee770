/** Operations as the web app and partners send them. */
export const LOG_IN = `mutation ($input: LogInInput!) { logIn(input: $input) {
  tokens { accessToken accessTokenExpiresAt refreshToken } user { id email name } mfaRequired
  userErrors { code message field } } }`

/** Exchanges a refresh token. */
export const REFRESH = `mutation ($token: String) { refreshTokens(input: { refreshToken: $token }) {
  tokens { accessToken accessTokenExpiresAt refreshToken } userErrors { code message } } }`

/** Ends a sign-in. */
export const LOG_OUT = 'mutation { logOut { userErrors { code } } }'
