import { type AddressRange, isInRanges, parseAddress, parseAddressRange } from './address-range.ts'

/**
 * What is not the public internet although some of it looks so: IANA's special-purpose registries (RFC 6890 and its
 * updates), and what carries an IPv4 address inside an IPv6 one, through which private ones could be reached.
 */
const NOT_PUBLIC = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; clouds keep metadata there
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's wire server, which looks public
  '169.254.0.0/16', // link-local; metadata of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  '::/96', // unspecified, loopback, IPv4-compatible
  '::ffff:0:0:0/96', // IPv4-translated
  '64:ff9b::/96', // NAT64
  '64:ff9b:1::/48', // NAT64 for local use
  '100::/64', // discard
  '2001::/23', // protocol assignments, Teredo among them
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
  '5f00::/16', // segment routing
  'fc00::/7', // unique local
  'fe80::/10', // link-local
  'fec0::/10', // site-local
  'ff00::/8', // multicast
]
  .map(parseAddressRange)
  .filter((range): range is AddressRange => range !== null)

/** Whether an address, in its one spelling, is one of the public internet. An IPv4 address in an IPv6 one counts as itself. */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text)
  return address !== null && !isInRanges(address, NOT_PUBLIC)
}
