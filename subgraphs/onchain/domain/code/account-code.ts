import type { Hex } from '../../sources/source.ts'

/**
 * Whether an address with this code is an ordinary account, moved by one key: it has none, or only the
 * 23 bytes by which such an account lends itself a contract's code (EIP-7702), which its key can change.
 */
export function isOrdinaryAccount(code: Hex): boolean {
  return code === '0x' || /^0xef0100[0-9a-f]{40}$/.test(code)
}
