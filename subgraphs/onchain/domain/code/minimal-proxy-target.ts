import type { Hex } from '../../sources/source.ts'

/**
 * Whole codes that do nothing but forward to the address inside: EIP-1167, its variants by 0age
 * ("more minimal proxy"), by Solady with PUSH0 and by Vyper's create_minimal_proxy_to, and EIP-1167 with a
 * shorter push for targets whose address begins with zeros.
 */
const PATTERNS = [
  /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3/,
  /^0x3d3d3d3d363d3d37363d73([0-9a-f]{40})5af43d3d93803e602a57fd5bf3/,
  /^0x365f5f375f5f365f73([0-9a-f]{40})5af43d5f5f3e5f3d91602a57fd5bf3/,
  /^0x366000600037611000600036600073([0-9a-f]{40})5af4602c57600080fd5b6110006000f3/,
  /^0x363d3d373d3d3d363d(?:6[0-9a-f]|7[0-2])([0-9a-f]{2,38})5af43d82803e903d91(?:60[0-9a-f]{2})57fd5bf3/,
]

/** The address that a minimal proxy forwards to for ever; null for any other code. */
export function minimalProxyTarget(code: Hex): string | null {
  for (const pattern of PATTERNS) {
    const [, target] = pattern.exec(code) ?? []
    if (target) return `0x${target.padStart(40, '0')}`
  }
  return null
}
