import { describe, expect, it } from 'vitest'
import { readLexicon } from '../vader/read-lexicon.ts'
import { scoreText } from '../vader/score-text.ts'
import { cleanText } from './clean-text.ts'
import { createPostScorer, SCORING_METHOD } from './create-post-scorer.ts'
import { readCryptoLexicon } from './read-crypto-lexicon.ts'

const score = createPostScorer()
const tone = (text: string) => score(text).compound

describe('the crypto lexicon', () => {
  const terms = readCryptoLexicon()

  it('is named with its version', () => {
    expect(SCORING_METHOD).toBe('VADER 44fc044 + ChainLens crypto lexicon v1')
  })

  it("gives each term once, in lower case, with a reason and a valence on VADER's scale", () => {
    expect(new Set(terms.map(({ term }) => term)).size).toBe(terms.length)
    for (const { term, valence, why } of terms) {
      expect(term).toBe(term.toLowerCase().trim())
      expect(term).toMatch(/^[a-z0-9-]+( [a-z0-9-]+)*$/)
      expect(Math.abs(valence)).toBeLessThanOrEqual(4)
      expect(why.length).toBeGreaterThan(3)
    }
  })

  it.each([
    'WAGMI, diamond hands',
    'this is going to the moon 🚀',
    'new ath, hodl',
    'so bullish on this',
    'buy the dip',
    'audited and undervalued',
  ])('hears praise in: %s', (text) => {
    expect(tone(text)).toBeGreaterThanOrEqual(0.05)
  })

  it.each([
    'they rugged us',
    'total rug pull, stay away',
    'got rekt again',
    'ngmi',
    'just fud everywhere',
    'paper hands',
    'the bridge was exploited',
    'stable coin depegged this morning',
    'classic pump and dump',
    'this is a honeypot',
    'they dump on you, exit liquidity',
  ])('hears blame in: %s', (text) => {
    expect(tone(text)).toBeLessThanOrEqual(-0.05)
  })

  it.each([
    'gas is 12 gwei',
    'supply burned: 4,000',
    'I staked some today',
    'my share of the pool',
    'the mining pool has interest rates',
  ])('hears neither in terms that plain English rates otherwise: %s', (text) => {
    expect(tone(text)).toBe(0)
  })

  it('is negated, strengthened and weighed by "but" as other words are', () => {
    expect(tone('this is not a scam')).toBeGreaterThan(0)
    expect(tone('very bullish')).toBeGreaterThan(tone('bullish'))
    expect(tone('bullish chart but the team rugged')).toBeLessThan(-0.05)
  })

  it('takes a phrase for one word, in capitals too, and not within other words', () => {
    expect(tone('TO THE MOON')).toBe(tone('to the moon'))
    expect(tone('rug pull')).not.toBe(tone('rug') + tone('pull'))
    expect(tone('short squeezed lemons')).toBe(0)
  })

  it('leaves plain English to VADER', () => {
    const text = 'The documentation is great, support was rude though.'
    expect(score(text)).toEqual(scoreText(text, readLexicon()))
  })
})

describe('a post, before it is scored', () => {
  it.each([
    ['links', 'see https://great-wonderful.example/best?x=1 or www.happy.example', 'see or'],
    ['cashtags, not prices', '$MOON at $100', 'at $100'],
    ['contract addresses', 'buy 0x1f9840a85d5af5bf1d1762f925bdaddc4201f984 now', 'buy now'],
    ['addresses of Solana', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v is it', 'is it'],
    ['names, not mail addresses', '@Great hi a@love.example', 'hi a@love.example'],
    ['the sign of a hashtag', '#scam here', 'scam here'],
    ['entities', 'good &amp; bad &lt;3', 'good & bad <3'],
    ['curly apostrophes', 'isn’t good', "isn't good"],
    ['what hangs on an emoji', 'I ❤️ it 👍🏽', 'I ❤ it 👍'],
    ['blanks', ' a \n\n b ', 'a b'],
  ])('loses %s', (_what, text, expected) => {
    expect(cleanText(text)).toBe(expected)
  })

  it('keeps a long word that is no address', () => {
    expect(cleanText('Donaudampfschifffahrtsgesellschaft')).toBe('Donaudampfschifffahrtsgesellschaft')
  })

  it('is read for its first 5,000 characters', () => {
    expect(cleanText('a'.repeat(5_000))).toHaveLength(5_000)
    expect(cleanText('a'.repeat(5_001))).toHaveLength(5_000)
  })

  it('that is nothing but links has no tone', () => {
    expect(score('https://a.example $ABC @b')).toMatchObject({ compound: 0, neutral: 0 })
  })
})
