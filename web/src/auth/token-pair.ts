/** What a sign-in or a refresh gives this page: the refresh token itself stays in the browser's cookie. */
export type TokenPair = { accessToken: string; accessTokenExpiresAt: string }
