import { describe, expect, it } from 'vitest'
import { readLexicon } from './read-lexicon.ts'
import { scoreText } from './score-text.ts'

const lexicon = readLexicon()
const compound = (text: string) => scoreText(text, lexicon).compound

/** The README's table was printed before "heart" and "hearts" came into the lexicon. */
const whenReadmeWasWritten = {
  ...lexicon,
  valences: new Map([...lexicon.valences].filter(([token]) => token !== 'heart' && token !== 'hearts')),
}

describe("VADER's published examples", () => {
  it.each([
    ['VADER is smart, handsome, and funny.', 0.8316],
    ['VADER is smart, handsome, and funny!', 0.8439],
    ['VADER is very smart, handsome, and funny.', 0.8545],
    ['VADER is VERY SMART, handsome, and FUNNY.', 0.9227],
    ['VADER is VERY SMART, handsome, and FUNNY!!!', 0.9342],
    ['VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!', 0.9469],
    ['VADER is not smart, handsome, nor funny.', -0.7424],
    ['The book was good.', 0.4404],
    ["At least it isn't a horrible book.", 0.431],
    ['The book was only kind of good.', 0.3832],
    ['The plot was good, but the characters are uncompelling and the dialog is not great.', -0.7042],
    ['Today SUX!', -0.5461],
    ["Today only kinda sux! But I'll get by, lol", 0.5249],
    ['Make sure you :) or :D today!', 0.8633],
    ['Catch utf-8 emoji such as 💘 and 💋 and 😁', 0.7003],
    ['Not bad at all', 0.431],
  ])('%s scores %f', (text, score) => {
    expect(scoreText(text, whenReadmeWasWritten).compound).toBe(score)
    if (!text.includes('💘')) expect(compound(text)).toBe(score)
  })

  it("scores the emoji higher with today's lexicon, which rates hearts", () => {
    expect(compound('Catch utf-8 emoji such as 💘 and 💋 and 😁')).toBe(0.875)
  })

  it.each([
    ['Sentiment analysis has never been good.', -0.3412, 0.325, 0.675, 0],
    ['Sentiment analysis has never been this good!', 0.5672, 0, 0.621, 0.379],
    ['Most automated sentiment analysis tools are shit.', -0.5574, 0.375, 0.625, 0],
    ['With VADER, sentiment analysis is the shit!', 0.6476, 0, 0.583, 0.417],
    ['Other sentiment analysis tools can be quite bad.', -0.5849, 0.351, 0.649, 0],
    ['On the other hand, VADER is quite bad ass!', 0.8172, 0, 0.414, 0.586],
    ['Roger Dodger is one of the most compelling variations on this theme.', 0.2944, 0, 0.834, 0.166],
    ['Roger Dodger is one of the least compelling variations on this theme.', -0.1695, 0.132, 0.868, 0],
  ])('of what is hard: %s scores %f', (text, score, negative, neutral, positive) => {
    expect(scoreText(text, lexicon)).toEqual({ compound: score, negative, neutral, positive })
  })
})

describe('a text', () => {
  it.each(['', ' \n\t', '\u00a0'])('that is empty (%j) has no tone and no words', (text) => {
    expect(scoreText(text, lexicon)).toEqual({ compound: 0, negative: 0, neutral: 0, positive: 0 })
  })

  it('of unrated words is neutral through and through', () => {
    expect(scoreText('The chain has a token.', lexicon)).toEqual({ compound: 0, negative: 0, neutral: 1, positive: 0 })
  })

  it('is lifted by up to four exclamation marks and no more', () => {
    const scores = [0, 1, 2, 3, 4, 5].map((count) => compound(`good${'!'.repeat(count)}`))
    expect(scores.slice(0, 5)).toEqual([...scores.slice(0, 5)].sort((a, b) => a - b))
    expect(new Set(scores).size).toBe(5)
    expect(scores[5]).toBe(scores[4])
  })

  it('is lifted by two or more question marks, not by one', () => {
    expect(compound('good?')).toBe(compound('good'))
    expect(compound('good??')).toBeGreaterThan(compound('good?'))
    expect(compound('good????')).toBe(compound('good?????'))
  })

  it('is emphasised by capitals only where others are small', () => {
    expect(compound('it is GOOD')).toBeGreaterThan(compound('it is good'))
    expect(compound('IT IS GOOD')).toBe(compound('it is good'))
  })

  it('is turned by "no" before a rated word, and "no" then says nothing itself', () => {
    expect(compound('no good')).toBeLessThan(0)
    expect(compound('no problem')).toBeGreaterThan(0)
    expect(compound('no')).toBeLessThan(0)
  })

  it('is rounded as the published program rounds, an exact tie (0.3125 and 0.6875) to the even digit', () => {
    expect(scoreText('yeah right', lexicon)).toEqual({ compound: 0.296, negative: 0, neutral: 0.312, positive: 0.688 })
  })

  it('stays within minus one and one however long', () => {
    expect(compound('horrible '.repeat(2_000))).toBe(-1)
    expect(compound('great '.repeat(2_000))).toBe(1)
  })
})
