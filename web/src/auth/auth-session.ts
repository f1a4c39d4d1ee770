import { describeProblem } from '../graph/describe-problem.ts'
import { ObservableValue } from '../shared/observable-value.ts'
import type { AuthApi, LogInRefusal } from './auth-api.ts'
import type { AuthState } from './auth-state.ts'
import type { TokenPair } from './token-pair.ts'

/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_END_MS = 45_000
/** With a wrong local clock every token looks spent: not again within this time, unless the graph refuses it. */
const SHORTEST_RENEWAL_MS = 60_000

type Options = {
  /** Runs alone among all tabs: refresh tokens rotate, and a reused one revokes the whole family. */
  alone: <T>(work: () => Promise<T>) => Promise<T>
  now?: () => number
}

/** The sign-in of this page. The access token lives here, in memory, and nowhere else. */
export class AuthSession {
  readonly state = new ObservableValue<AuthState>({ status: 'restoring' })
  #tokens: TokenPair | null = null
  #renewedAt = 0
  #renewing: Promise<string | null> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #api: AuthApi
  readonly #alone: Options['alone']
  readonly #now: () => number

  constructor(api: AuthApi, { alone, now = Date.now }: Options) {
    this.#api = api
    this.#alone = alone
    this.#now = now
  }

  /** Tries the refresh cookie: a reload keeps the sign-in. */
  async restore(): Promise<void> {
    this.#tokens = null
    this.state.set({ status: 'restoring' })
    try {
      if ((await this.#renew()) === null) this.#end(null)
    } catch (error) {
      this.state.set({ status: 'unreachable', problem: describeProblem(error) })
    }
  }

  /** A token that is good for a while yet; null when signed out. */
  async token(): Promise<string | null> {
    if (!this.#tokens) return null
    return this.#isFresh(this.#tokens) ? this.#tokens.accessToken : this.replace(this.#tokens.accessToken)
  }

  /** A token other than the refused one; null, and signed out, where the cookie gives none. Throws when offline. */
  async replace(refused: string | null): Promise<string | null> {
    // Another request may have renewed it while this one's answer was on its way.
    if (this.#tokens && this.#tokens.accessToken !== refused) return this.#tokens.accessToken
    const token = await this.#renew()
    if (token === null && this.state.get().status === 'signed-in') {
      this.#end('Your sign-in has ended. Sign in again to go on; what you wrote is kept.')
    }
    return token
  }

  /** Null on success, else why not. Throws when nothing answered. */
  async logIn(email: string, password: string, oneTimeCode: string | null): Promise<LogInRefusal | null> {
    const answer = await this.#alone(() => this.#api.logIn({ email, password, oneTimeCode }))
    if (!('tokens' in answer)) return answer
    this.#keep(answer.tokens)
    return null
  }

  async logOut(): Promise<void> {
    const token = this.#tokens?.accessToken
    this.#end(null)
    if (!token) return
    try {
      await this.#alone(() => this.#api.logOut(token))
    } catch {
      // The cookie can't be taken away from here: say so, or the next reload would be a surprise.
      this.#end('Signed out on this page, but ChainLens could not be reached to end the sign-in. Reload and try again.')
    }
  }

  #renew(): Promise<string | null> {
    this.#renewing ??= this.#alone(() => this.#api.refresh())
      .then((tokens) => {
        if (tokens) this.#keep(tokens)
        return tokens?.accessToken ?? null
      })
      .finally(() => {
        this.#renewing = null
      })
    return this.#renewing
  }

  #keep(tokens: TokenPair): void {
    this.#tokens = tokens
    this.#renewedAt = this.#now()
    this.state.set({ status: 'signed-in' })
    const inMs = Math.max(
      Date.parse(tokens.accessTokenExpiresAt) - this.#now() - RENEW_BEFORE_END_MS,
      SHORTEST_RENEWAL_MS,
    )
    clearTimeout(this.#timer)
    // A failure here is not shown: the next request meets it again, with someone waiting for the answer.
    this.#timer = setTimeout(() => void this.token().catch(() => {}), Math.min(inMs, 2 ** 31 - 1))
  }

  #end(notice: string | null): void {
    clearTimeout(this.#timer)
    this.#tokens = null
    this.state.set({ status: 'signed-out', notice })
  }

  #isFresh(tokens: TokenPair): boolean {
    const now = this.#now()
    return (
      now < Date.parse(tokens.accessTokenExpiresAt) - RENEW_BEFORE_END_MS || now - this.#renewedAt < SHORTEST_RENEWAL_MS
    )
  }
}
