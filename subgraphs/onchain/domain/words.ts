import { decodeAbiParameters, hexToString } from 'viem/utils'
import type { Hex } from '../sources/source.ts'

const WORD = /^0x[0-9a-f]{64}$/
const ADDRESS_WORD = /^0x0{24}([0-9a-f]{40})$/

/** An answer that is one whole number; null for anything else, an empty answer included. */
export function numberIn(answer: Hex): bigint | null {
  return WORD.test(answer) ? BigInt(answer) : null
}

/** An answer (or storage word) that is one address, the zero address included; null for anything else. */
export function addressIn(answer: Hex): string | null {
  const [, address] = ADDRESS_WORD.exec(answer) ?? []
  return address ? `0x${address}` : null
}

/** An answer that is true or false; null for anything else. */
export function flagIn(answer: Hex): boolean | null {
  const value = numberIn(answer)
  return value === 0n ? false : value === 1n ? true : null
}

/** An answer that is a list of addresses; null for anything else. */
export function addressesIn(answer: Hex): string[] | null {
  try {
    const [addresses] = decodeAbiParameters([{ type: 'address[]' }], answer)
    return addresses.map((address) => address.toLowerCase())
  } catch {
    return null
  }
}

/**
 * A ticker: what symbol() answers, as a string or, as old tokens do, as bytes32. Null where it is not
 * short and plain: anyone can write anything into a contract, and this is shown beside figures.
 */
export function tickerIn(answer: Hex): string | null {
  const text = WORD.test(answer) ? hexToString(answer, { size: 32 }) : stringIn(answer)
  return text !== null && /^[A-Za-z0-9$][A-Za-z0-9$.+_-]{0,15}$/.test(text) ? text : null
}

function stringIn(answer: Hex): string | null {
  try {
    return decodeAbiParameters([{ type: 'string' }], answer)[0]
  } catch {
    return null
  }
}
