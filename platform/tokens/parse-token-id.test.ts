import { describe, expect, it } from 'vitest'
import { parseTokenId } from './index.ts'

const ADDRESS = '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984'

describe('parseTokenId', () => {
  it('takes a token apart', () => {
    expect(parseTokenId(` eip155:1/erc20:${ADDRESS.toUpperCase()} `)).toEqual({
      id: `eip155:1/erc20:${ADDRESS}`,
      chainId: 'eip155:1',
      namespace: 'eip155',
      chainReference: '1',
      assetNamespace: 'erc20',
      assetReference: ADDRESS,
      address: ADDRESS,
    })
  })

  it.each(['eip155:1/slip44:60', 'bip122:000000000019d6689c085ae165831e93/slip44:0', 'listed:bitcoin/coin:native'])(
    'knows %s for a native coin',
    (id) => expect(parseTokenId(id)).toMatchObject({ id, address: null }),
  )

  it.each([
    ['solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp', 'token:EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v'],
    ['tron:0x2b6653dc', 'trc20:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
  ])('keeps the case of an address on %s', (chain, asset) => {
    expect(parseTokenId(`${chain}/${asset}`)?.id).toBe(`${chain}/${asset}`)
    expect(parseTokenId(`${chain.replace(/^\w+/, (name) => name.toUpperCase())}/${asset}`)?.id).toBe(
      `${chain}/${asset}`,
    )
  })

  it.each([
    '',
    'UNI',
    ADDRESS,
    'eip155:1',
    `eip155:0/erc20:${ADDRESS}`,
    `eip155:01/erc20:${ADDRESS}`,
    `eip155:-1/erc20:${ADDRESS}`,
    `eip155:${'9'.repeat(19)}/erc20:${ADDRESS}`,
    `eip155:1/erc20:${ADDRESS.slice(0, -1)}`,
    `eip155:1/erc20:${ADDRESS}0`,
    `eip155:1/erc20:${ADDRESS.slice(0, -1)}g`,
    `eip155:1/erc20:${ADDRESS}/1`,
    'eip155:1/slip44:x',
    'eip155:1/slip44:060',
    'listed:bitcoin/erc20:native',
    'listed:bitcoin/coin:other',
    'listed:../../admin/coin:native',
    'listed:a?b/coin:native',
    "listed:a';drop table/coin:native",
    'listed:a%2fb/coin:native',
    `listed:a\u0000/coin:native`,
    `listed:${'a'.repeat(65)}/coin:native`,
    `solana:a/token:${'a'.repeat(129)}`,
    'ѕolana:a/token:b',
  ])('refuses %j', (id) => expect(parseTokenId(id)).toBeNull())

  it('takes the longest names of a list, and refuses megabytes at once', () => {
    expect(parseTokenId(`listed:${'a'.repeat(64)}/coin:native`)).not.toBeNull()
    expect(parseTokenId('solana:'.repeat(1_000_000))).toBeNull()
  })
})
