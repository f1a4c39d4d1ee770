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
  const list = dynamicIn(answer, 32)
  const words = list?.toString('hex').match(/.{64}/g) ?? []
  const addresses = words.map((word) => addressIn(`0x${word}`))
  return list && addresses.every((address) => address !== null) ? addresses : null
}

/**
 * A ticker: what symbol() answers, as a string or, as old tokens do, as bytes32. Null where it is not
 * short and plain: anyone can write anything into a contract, and this is shown beside figures.
 */
export function tickerIn(answer: Hex): string | null {
  const bytes = WORD.test(answer) ? Buffer.from(answer.slice(2), 'hex') : dynamicIn(answer, 1)
  const text = bytes?.toString('utf8').replace(/\0+$/, '') ?? null
  return text !== null && /^[A-Za-z0-9$][A-Za-z0-9$.+_-]{0,15}$/.test(text) ? text : null
}

/**
 * The bytes of an answer of dynamic length, as the ABI writes it: where it begins, how many units it has, the
 * units. Null where that does not lie within the answer.
 */
function dynamicIn(answer: Hex, bytesPerUnit: 1 | 32): Buffer | null {
  const bytes = Buffer.from(answer.slice(2), 'hex')
  const sizeAt = (place: number) => {
    const word = place + 32 <= bytes.length ? BigInt(`0x${bytes.toString('hex', place, place + 32)}`) : null
    return word !== null && word <= BigInt(bytes.length) ? Number(word) : null
  }
  const place = sizeAt(0)
  const units = place === null ? null : sizeAt(place)
  if (place === null || units === null) return null
  const start = place + 32
  const end = start + units * bytesPerUnit
  return end <= bytes.length ? bytes.subarray(start, end) : null
}
