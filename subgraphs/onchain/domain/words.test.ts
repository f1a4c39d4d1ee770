import { encodeAbiParameters, pad, stringToHex } from 'viem/utils'
import { describe, expect, it } from 'vitest'
import { addressesIn, addressIn, flagIn, numberIn, tickerIn } from './words.ts'

const ADDRESS = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2'
const text = (value: string) => encodeAbiParameters([{ type: 'string' }], [value])

describe('answers of contracts', () => {
  it('are a number only where they are one whole word', () => {
    expect(numberIn(pad('0x12'))).toBe(18n)
    expect(numberIn(`0x${'f'.repeat(64)}`)).toBe(2n ** 256n - 1n)
    expect(numberIn('0x')).toBeNull()
    expect(numberIn('0x12')).toBeNull()
    expect(numberIn(`0x${'0'.repeat(128)}`)).toBeNull()
  })

  it('are an address only where nothing stands before it', () => {
    expect(addressIn(pad(ADDRESS))).toBe(ADDRESS)
    expect(addressIn(pad('0x'))).toBe(`0x${'0'.repeat(40)}`)
    expect(addressIn(`0x01${pad(ADDRESS).slice(4)}`)).toBeNull()
    expect(addressIn('0x')).toBeNull()
  })

  it('are true or false only where they are 1 or 0', () => {
    expect([flagIn(pad('0x01')), flagIn(pad('0x00')), flagIn(pad('0x02')), flagIn('0x')]).toEqual([
      true,
      false,
      null,
      null,
    ])
  })

  it('are a list of addresses only where they decode as one', () => {
    expect(addressesIn(encodeAbiParameters([{ type: 'address[]' }], [[ADDRESS, ADDRESS]]))).toEqual([ADDRESS, ADDRESS])
    expect(addressesIn('0x')).toBeNull()
    // A list that claims 2^255 entries.
    expect(addressesIn(`0x${pad('0x20').slice(2)}80${'0'.repeat(62)}`)).toBeNull()
  })

  it('are a ticker as a string or as bytes32, where short and plain', () => {
    expect(tickerIn(text('UNI'))).toBe('UNI')
    expect(tickerIn(text('USDC.e'))).toBe('USDC.e')
    expect(tickerIn(stringToHex('MKR', { size: 32 }))).toBe('MKR')
    expect(tickerIn(text('A'.repeat(16)))).toBe('A'.repeat(16))
    for (const odd of ['A'.repeat(17), 'buy now', '', 'US\u200bDC', '<b>']) expect(tickerIn(text(odd))).toBeNull()
    expect(tickerIn('0x')).toBeNull()
  })
})
