import type { TokenPair } from './token-pair.ts'

/** What AuthSession needs of the graph. Each may throw where nothing answered. */
export type AuthApi = {
  logIn(input: {
    email: string
    password: string
    oneTimeCode: string | null
  }): Promise<{ tokens: TokenPair } | { refusal: string; needsOneTimeCode: boolean }>
  /** Null where the refresh cookie is missing, spent or revoked. */
  refresh(): Promise<TokenPair | null>
  logOut(accessToken: string): Promise<void>
}
