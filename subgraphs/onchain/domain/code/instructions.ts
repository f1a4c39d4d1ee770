import type { Hex } from '../../sources/source.ts'

const PUSH1 = 0x60
const PUSH32 = 0x7f
const DELEGATECALL = 0xf4
const CALLCODE = 0xf2

/** The code without the CBOR metadata that Solidity appends: data whose bytes would read as instructions. */
function withoutMetadata(code: Buffer): Buffer {
  if (code.length < 4) return code
  const length = code.readUInt16BE(code.length - 2)
  const start = code.length - 2 - length
  const isMap = start > 0 && code[start]! >= 0xa1 && code[start]! <= 0xa4
  return isMap ? code.subarray(0, start) : code
}

/**
 * Whether the code can run another contract's code in its own name (DELEGATECALL, CALLCODE). Code that
 * cannot is no proxy, whatever its storage holds. Bytes of data that stand between instructions can make
 * this true by accident, never false.
 */
export function canRunOtherCode(code: Hex): boolean {
  const bytes = withoutMetadata(Buffer.from(code.slice(2), 'hex'))
  for (let at = 0; at < bytes.length; at++) {
    const instruction = bytes[at]!
    if (instruction === DELEGATECALL || instruction === CALLCODE) return true
    if (instruction >= PUSH1 && instruction <= PUSH32) at += instruction - PUSH1 + 1
  }
  return false
}
