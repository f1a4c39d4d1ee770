/**
 * Whether a page of ours sent a request, by its `Origin`; a request without one comes from no page.
 *
 * @param publicUrl where browsers reach the gateway, when a proxy before it changes the host
 */
export function isOwnOrigin(origin: string | null, host: string | null, publicUrl: string | undefined): boolean {
  if (origin === null) return true
  if (!URL.canParse(origin)) return false
  const from = new URL(origin)
  if (from.protocol !== 'http:' && from.protocol !== 'https:') return false
  // `http://a.example@b` and the like are no origins.
  if (from.origin !== origin.toLowerCase()) return false
  if (publicUrl !== undefined && new URL(publicUrl).origin === from.origin) return true
  return host !== null && from.host === canonicalHost(host, from.protocol)
}

/** A `Host` header as URLs have it: lower case, without the port that the scheme implies. */
function canonicalHost(host: string, protocol: string): string | null {
  return URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : null
}
