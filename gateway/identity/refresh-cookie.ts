import type { RefreshCookie } from '@chainlens/platform/auth'

/** Name of the cookie that carries a browser's refresh token. */
export const REFRESH_COOKIE = 'chainlens_refresh'

/** The refresh token in a `Cookie` header; null where there is none. */
export function readRefreshCookie(header: string | null): string | null {
  for (const part of header?.split(';') ?? []) {
    const [name, ...value] = part.trim().split('=')
    if (name === REFRESH_COOKIE) return value.join('=') || null
  }
  return null
}

/** The `Set-Cookie` value for what users asks. Only requests to /graphql carry the cookie, and no script reads it. */
export function writeRefreshCookie(cookie: RefreshCookie, options: { secure: boolean; now?: number }): string {
  const { secure, now = Date.now() } = options
  const isClear = 'clear' in cookie
  const maxAge = isClear ? 0 : Math.max(0, Math.floor((cookie.expiresAt.getTime() - now) / 1_000))
  const value = isClear ? '' : encodeURIComponent(cookie.token)
  const attributes = [`${REFRESH_COOKIE}=${value}`, 'Path=/graphql', `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Strict']
  return [...attributes, ...(secure ? ['Secure'] : [])].join('; ')
}
