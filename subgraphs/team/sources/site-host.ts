/** Hosts on which anybody may have a page: two that share one need not know each other. */
const SHARED =
  /^(?:(?:.*\.)?(?:x|twitter|facebook|medium|reddit|youtube|instagram|linkedin|discord|mirror|substack|notion|gitlab|github|google|telegram)\.(?:com|xyz|so|gg|io|org|site|me)|t\.me|linktr\.ee|gitbook\.io|bit\.ly|youtu\.be)$/

/** A host of one's own under a shared one, e.g. acme.github.io or acme.medium.com. */
const OWN_BELOW = /^[^.]+\.(?:github\.io|medium\.com|substack\.com|mirror\.xyz|notion\.site|gitbook\.io)$/

/**
 * The host of a site's address in lower case and without "www.", as ASCII; an address without a scheme is
 * taken for https. Null for what is no address on the web, and for hosts that do not belong to one owner.
 */
export function hostOf(address: string | null | undefined): string | null {
  const text = address?.trim() ?? ''
  if (text === '' || text.length > 500) return null
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole)) return null
  const { protocol, hostname } = new URL(whole)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const host = hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  const isName = /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(host)
  return isName && (OWN_BELOW.test(host) || !SHARED.test(host)) ? host : null
}
