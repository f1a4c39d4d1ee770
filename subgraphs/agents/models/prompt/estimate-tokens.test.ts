import { describe, expect, it } from 'vitest'
import { estimateTokens, tokenFamilyOf } from './estimate-tokens.ts'

/** Texts with the tokens that o200k_base makes of them, counted with gpt-tokenizer 4.0.0. */
const COUNTED: [what: string, tokens: number, text: string][] = [
  [
    'English',
    27,
    'Can I trust this token? The report shows its price, its volatility and who holds it; every number leads back to a source.',
  ],
  [
    'German',
    30,
    'Die Kennzahl zeigt, wie stark der Preis eines Tokens in einem Jahr geschwankt hat. Unbekanntes wird nie als gut gezählt.',
  ],
  ['Russian', 23, 'Можно ли доверять этому токену? Каждое число в отчёте ведёт к источнику.'],
  ['Chinese', 23, '这个代币可以信任吗?报告显示价格、波动率和持有者的分布。'],
  ['Arabic', 13, 'هل يمكن الوثوق بهذا الرمز؟ كل رقم له مصدر.'],
  [
    'a result',
    46,
    '{"token":{"symbol":"AAVE","tokenomics":{"priceUsd":{"value":171.2345,"unit":"USD","cite":"[[f1]]"},"sharpeRatio":{"value":-0.531}}}}',
  ],
  [
    'addresses',
    62,
    '0x7fc66500c84a76ad7e9c93437bfc5ac33e2ddae9 eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
  ],
  [
    'code',
    29,
    'export function findWindow(name: string): ModelWindow {\n  return WINDOW_TABLE.find(({ model }) => model === name) ?? UNKNOWN_WINDOW\n}',
  ],
  ['emoji', 12, '🚀🔥💎🙌 to the moon 🌕'],
]

describe('the estimate of tokens', () => {
  it.each(COUNTED)('is not below the count of %s, and not far above', (_what, tokens, text) => {
    const share = estimateTokens(text, 'openai') / tokens
    expect(share).toBeGreaterThanOrEqual(1)
    expect(share).toBeLessThan(2.3)
  })

  it('leaves room for the 1.4 times as many tokens that Anthropic makes of a text', () => {
    for (const [what, tokens, text] of COUNTED)
      expect(estimateTokens(text, 'anthropic'), what).toBeGreaterThanOrEqual(tokens * 1.4)
  })

  it('is 0 for nothing and grows with the text', () => {
    expect(estimateTokens('', 'openai')).toBe(0)
    for (const part of ['a', '0', ' ', '\n', '-', 'ä', '中', '\ud800'])
      expect(estimateTokens(part.repeat(4_000), 'other'), part).toBeGreaterThan(
        estimateTokens(part.repeat(400), 'other'),
      )
  })
})

it('takes an OpenAI interface with models of others for a server of somebody else', () => {
  expect(tokenFamilyOf('openai/gpt-6-sol')).toBe('openai')
  expect(tokenFamilyOf('openai/qwen3:8b')).toBe('other')
  expect(tokenFamilyOf('anthropic/claude-sonnet-5-5')).toBe('anthropic')
  expect(tokenFamilyOf('offline/analyst')).toBe('other')
})
