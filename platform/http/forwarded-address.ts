import { type AddressRange, isInRanges, parseAddress, parseAddressRange } from './address-range.ts'

/** Finds the client's address out of the connection's and the header `X-Forwarded-For`. */
export type ReadClientAddress = (peer: string | null, forwardedFor: string | null) => string | null

/**
 * Believes the header only where the connection comes from a trusted proxy, and of the header only what trusted
 * proxies wrote: each adds at the right whom it heard from, and what stands left of them, anybody may have written.
 *
 * @param trustedProxies CIDRs or addresses; with none, the connection's own address is the client's
 */
export function createReadClientAddress(trustedProxies: readonly string[]): ReadClientAddress {
  const ranges = trustedProxies.map(parseAddressRange).filter((range): range is AddressRange => range !== null)
  return (peer, forwardedFor) => {
    // Of the plain spelling already, and nobody's word to be taken.
    if (ranges.length === 0 && peer !== null && !peer.includes(':')) return peer
    let client = parseAddress(peer ?? '')
    const heard = (forwardedFor ?? '').split(',').reverse()
    for (const text of heard) {
      if (!client || !isInRanges(client, ranges)) break
      const before = parseAddress(withoutPort(text.trim()))
      // A proxy that names nobody has no client before it that could be believed.
      if (!before) break
      client = before
    }
    return client ? client.toString() : peer
  }
}

/** `192.0.2.1:443` and `[2001:db8::1]:443` as some proxies write them. */
function withoutPort(text: string): string {
  return /^\[([^\]]+)\](:\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}
