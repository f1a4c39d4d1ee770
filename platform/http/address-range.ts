import ipaddr from 'ipaddr.js'

/** Addresses that share a beginning. */
export type AddressRange = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number]

/** A range out of a CIDR or a single address; null where the text is neither. */
export function parseAddressRange(text: string): AddressRange | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  const address = parseAddress(text)
  return address && [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Whether an address lies in one of the ranges. */
export function isInRanges(address: ipaddr.IPv4 | ipaddr.IPv6, ranges: readonly AddressRange[]): boolean {
  return ranges.some(([start, bits]) => start.kind() === address.kind() && address.match(start as never, bits))
}

/**
 * An address in its one spelling, an IPv4 address that is carried in an IPv6 one as IPv4; null where the text is none.
 * IPv4 in four decimal parts alone: 127.1 and 0x7f000001 are for the guesses of others.
 */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.IPv6.parse(text)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}
