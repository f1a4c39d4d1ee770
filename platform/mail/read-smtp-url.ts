const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/

/** Where and how a server is spoken to. */
export interface SmtpOptions {
  host: string
  port: number
  /** TLS from the first byte. */
  secure: boolean
  /** No STARTTLS, no mail. */
  requireTLS: boolean
  auth: { user: string; pass: string } | undefined
}

/**
 * Reads smtp(s)://user:password@host:port. A password is sent over TLS alone, except to this machine; without one,
 * smtp uses TLS where the server offers it.
 */
export function readSmtpUrl(url: string): SmtpOptions {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[|\]$/g, '')
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined
  return {
    host,
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: auth !== undefined && !secure && !LOOPBACK.test(host),
    auth,
  }
}
