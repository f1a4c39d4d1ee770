import { describe, expect, it } from 'vitest'
import { asCode, asName, capitalised, listed, plainText, sayable } from './plain-text.ts'

describe('text from outside', () => {
  it.each([
    ['**bold** _it_ `code` # head', 'bold it code head'],
    ['[a](https://evil.example) ![i](http://x.y)', 'a i'],
    ['see www.evil.example now', 'see now'],
    ['javascript:alert(1) x', 'x'],
    ['a\n\n- b\r\n| c |', 'a - b c'],
    ['<img src=x onerror=y>', 'img src x onerror y'],
    ['\u202eabc\u200b \u0007', 'abc'],
    ['[[f1]] [7]', 'f1 7'],
    ['USD Coin (Wormhole)', 'USD Coin (Wormhole)'],
    ['a ) b (', 'a b'],
    ['  wide   space ', 'wide space'],
    ['$PEPE & co', 'PEPE co'],
    ['ﬁne', 'fine'],
    ['', ''],
  ])('%j becomes %j', (text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  it('is cut where it is too long', () => {
    expect(plainText('x'.repeat(160))).toHaveLength(160)
    expect(plainText('x'.repeat(161))).toBe(`${'x'.repeat(159)}…`)
  })
})

describe('a sentence from outside', () => {
  it.each([
    ['Most votes are against it.', 'Most votes are against it.'],
    ['Shares the ticker UNI with Unicorn (unicorn-2).', 'Shares the ticker UNI with Unicorn (`unicorn-2`).'],
    [
      'Its owner is 0x1a9C8182C09F50C8318d769245beA52c32BE35BC.',
      'Its owner is `0x1a9C8182C09F50C8318d769245beA52c32BE35BC`.',
    ],
    ['The function mint(address,uint256), and v4-core.', 'The function mint(address,uint256), and v4-core.'],
    ['An ERC-20 token (BEP-20).', 'An `ERC-20` token (`BEP-20`).'],
  ])('%j can be said', (text, said) => {
    expect(sayable(text)).toBe(said)
  })

  it.each([
    'No commit in 90 days',
    'the 24-hour volume',
    'since 2024-01-01',
    'rank 2.',
    'it is 5%',
    '',
    '[]',
    '1inch pays 4 x',
  ])('%j cannot: it states figures, or nothing', (text) => {
    expect(sayable(text)).toBeNull()
  })
})

describe('a name', () => {
  it.each([
    ['Uniswap', 'Uniswap'],
    ['1inch', '`1inch`'],
    ['SafeMoon 2', '`SafeMoon 2`'],
    ['Uniswap V2', 'Uniswap V2'],
    ['0xabc', '`0xabc`'],
    ['eip155:1/slip44:60', '`eip155:1/slip44:60`'],
    ['`a`[[f1]] 3', '`a f1 3`'],
  ])('%j is written as %j', (text, name) => {
    expect(asName(text)).toBe(name)
  })

  it('as code holds nothing that ends the code', () => {
    expect(asCode('a`b\nc[d]|e')).toBe('`a b c d e`')
  })
})

describe('a phrase', () => {
  it.each([
    ['nobody has', 'Nobody has'],
    ['stETH is', 'stETH is'],
    ['bitcoin/bitcoin lists', 'bitcoin/bitcoin lists'],
    ['', ''],
  ])('%j at the head of a sentence is %j', (text, said) => {
    expect(capitalised(text)).toBe(said)
  })

  it('of several words joins them', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual([
      '',
      'a',
      'a and b',
      'a, b or c',
    ])
  })
})
