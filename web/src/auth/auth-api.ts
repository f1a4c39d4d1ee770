import type { TokenPair } from './token-pair.ts'

/** Why a sign-in failed, in words; `code` is the graph's. */
export type LogInRefusal = { refusal: string; needsOneTimeCode: boolean; code?: string }

/** What AuthSession needs of the graph. Each may throw where nothing answered. */
export type AuthApi = {
  logIn(input: {
    email: string
    password: string
    oneTimeCode: string | null
  }): Promise<{ tokens: TokenPair } | LogInRefusal>
  /** Null where the refresh cookie is missing, spent or revoked. */
  refresh(): Promise<TokenPair | null>
  logOut(accessToken: string): Promise<void>
}
