/** Of every answer. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Of the web app: nothing but what this server serves. */
export const WEB_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Of the explorer: its editor writes style elements, and its style sheet holds its fonts. */
const EXPLORER_POLICY = `${WEB_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")}; font-src 'self' data:`

/** Of data, which is no page at all. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** Apollo's page brings a policy of its own with what it needs from Apollo's servers. */
const SANDBOX_POLICY = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** What an answer is, for a browser that opens it. */
export type ContentKind = 'web' | 'explorer' | 'data' | 'sandbox'

const POLICIES: Record<ContentKind, string> = {
  web: WEB_POLICY,
  explorer: EXPLORER_POLICY,
  data: DATA_POLICY,
  sandbox: SANDBOX_POLICY,
}

/** What an answer of its kind tells the browser not to do, by name in lower case. */
export function securityHeaders(kind: ContentKind): Readonly<Record<string, string>> {
  return { ...ALWAYS, 'content-security-policy': POLICIES[kind] }
}

/** Adds them to an answer. */
export function addSecurityHeaders(headers: Headers, kind: ContentKind): void {
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value)
  headers.set('content-security-policy', POLICIES[kind])
}
