/** Whose way of cutting text into tokens is guessed at: that of a provider, or of any other server. */
export type TokenFamily = 'openai' | 'anthropic' | 'other'

/**
 * What a token of o200k_base is taken for, by what the text is made of. Measured on 2026-11-23 with gpt-tokenizer and
 * @anthropic-ai/tokenizer over this project's prose, code, recorded JSON, addresses and eight scripts: for OpenAI the
 * sum came out at 0.95 to 1.7 of the true count, at 1.1 to 1.35 for what prompts here are made of. Anthropic's present tokenizer is not
 * published; its older one takes 1.08 times as many tokens for such text, and the provider says that the present one
 * takes 1.3 times as many as that. Scripts other than Latin differ most between vocabularies.
 */
const SHARES: Record<TokenFamily, { plain: number; other: number }> = {
  openai: { plain: 1.15, other: 1.15 },
  anthropic: { plain: 1.6, other: 2.4 },
  other: { plain: 1.3, other: 2.4 },
}

/** The family of a model by its provider; a model of OpenAI's interface that OpenAI does not have is another's. */
export function tokenFamilyOf(name: string): TokenFamily {
  if (name.startsWith('anthropic/')) return 'anthropic'
  return /^openai\/(gpt|o\d|chatgpt)/.test(name) ? 'openai' : 'other'
}

/**
 * About how many tokens a model reads a text as; meant to be too many rather than too few. No network, no vocabulary.
 * For fitting prompts into windows; bills are estimated by engine/money/tokens-by-bytes.ts, which says why.
 */
export function estimateTokens(text: string, family: TokenFamily): number {
  let plain = 0
  let other = 0
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index)
    const start = index++
    if (isLetter(code)) {
      let capitals = code < 97 ? 1 : 0
      for (; index < text.length && isLetter(text.charCodeAt(index)); index++) {
        const isCapital = text.charCodeAt(index) < 97
        // someName is read as two words.
        if (isCapital && text.charCodeAt(index - 1) >= 97) break
        if (isCapital) capitals++
      }
      const isInCode = isDigit(text.charCodeAt(start - 1)) || isDigit(text.charCodeAt(index))
      plain += wordTokens(index - start, capitals, isInCode)
    } else if (isDigit(code)) {
      while (isDigit(text.charCodeAt(index))) index++
      plain += Math.ceil((index - start) / 3) + 0.2
    } else if (code === 32) {
      while (text.charCodeAt(index) === 32) index++
      plain += index - start > 1 ? 1 + (index - start) / 80 : 0.05
    } else if (code === 10 || code === 13 || code === 9) {
      while (text.charCodeAt(index) === code) index++
      plain += 1 + (index - start) / 16
    } else if (code < 128) plain += 0.65
    else other += otherTokens(code)
  }
  const { plain: plainShare, other: otherShare } = SHARES[family]
  return Math.ceil(plain * plainShare + other * otherShare)
}

const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isDigit = (code: number) => code >= 48 && code <= 57

/** Words are one token up to a length; letters among digits, and capitals, are no words. */
function wordTokens(length: number, capitals: number, isInCode: boolean): number {
  if (isInCode) return Math.max(1, length / 1.6)
  if (capitals > 1) return Math.max(1, length / 2.2)
  return length <= 7 ? 1 : 1 + (length - 7) / 3.2
}

/** Of one UTF-16 code unit beyond ASCII. */
function otherTokens(code: number): number {
  if (code < 0x250) return 0.75
  if (code < 0x530) return 0.36
  if (code < 0x2000) return 0.5
  if (code < 0x3040) return 1
  if (code < 0x3400) return 0.85
  if (code < 0x4e00) return 3
  if (code < 0xa000) return 1.05
  if (code >= 0xac00 && code < 0xd7b0) return 0.85
  // Half a surrogate pair: emoji, rare scripts.
  return 2
}
