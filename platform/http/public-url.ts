import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** What of the private world may be reached all the same; for tests, by explicit setting. */
export interface PublicOptions {
  /** `host:port` that may be any address and any port, e.g. a stub at 127.0.0.1:41234. */
  allowedHosts?: readonly string[]
}

/** Names that mean this machine, or a network of one's own (RFC 6761, 6762, 8375, and what clouds and clusters use). */
const OWN_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion|svc)$/

/**
 * An address of the public web as a URL, or a text that says why it is none. Names are not resolved here. The URL
 * parser has turned 2130706433, 0x7f.1, 017700000001 and ①②⑦.⓪.⓪.① into the addresses that they mean.
 */
export function parsePublicUrl(text: string, { allowedHosts = [] }: PublicOptions = {}): URL | string {
  if (text.length > 2_000) return 'The address is longer than 2,000 characters.'
  if (!URL.canParse(text)) return 'This is no address of a page; give one that begins with https://.'
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'Only http and https are read.'
  if (url.username || url.password) return 'An address with a name or a password in it is not read.'
  url.hash = ''
  if (allowedHosts.includes(url.host)) return url
  if (url.port !== '' && url.port !== '80' && url.port !== '443') return 'Only the ports 80 and 443 are read.'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '')
  if (isIP(host)) return isPublicAddress(host) ? url : 'This is no address of the public internet.'
  if (!host.includes('.') || OWN_NAMES.test(host)) return 'This name is none of the public internet.'
  return url
}
