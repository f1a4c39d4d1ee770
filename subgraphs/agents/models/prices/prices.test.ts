import { describe, expect, it } from 'vitest'
import { KNOWN_MODELS } from '../known-models.ts'
import { findPrice, type ModelPrice } from './find-price.ts'
import { priceUsage } from './price-usage.ts'
import { reserveOf } from './reserve-of.ts'

const today = new Date('2026-11-22T12:00:00Z')
const priceOf = (name: string, at = today) => findPrice(name, at) as ModelPrice
const tokens = (counts: Partial<Parameters<typeof priceUsage>[1]>) => ({
  inputTokens: 0,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  cacheWrite1hTokens: 0,
  outputTokens: 0,
  ...counts,
})

describe('the price of a model', () => {
  it('is the newest whose day has come', () => {
    const sonnet = 'anthropic/claude-sonnet-5-5'
    expect(priceOf(sonnet, new Date('2026-10-06T23:59:59Z'))).toMatchObject({ cachedInput: '0.20' })
    expect(priceOf(sonnet, new Date('2026-10-07T00:00:00Z'))).toMatchObject({
      cachedInput: '0.10',
      version: `${sonnet}@2026-10-07`,
    })
  })

  it('is null where none is known, and what the settings say before anything else', () => {
    expect(findPrice('openai/llama3.2', today)).toBeNull()
    const configured = { 'openai/gpt-6-sol': { input: '1', output: '2', cachedInput: null } }
    expect(findPrice('openai/gpt-6-sol', today, configured)).toMatchObject({
      input: '1',
      version: 'openai/gpt-6-sol@settings',
    })
  })

  it('is known for every model that is known', () => {
    for (const [provider, models] of Object.entries(KNOWN_MODELS))
      for (const { id } of models) expect(findPrice(`${provider}/${id}`, today), id).not.toBeNull()
  })
})

describe('what a call costs', () => {
  it('counts plain, cached, written and output tokens at their own rates', () => {
    const used = tokens({
      inputTokens: 10_000,
      cachedInputTokens: 4_000,
      cacheWriteTokens: 3_000,
      cacheWrite1hTokens: 1_000,
      outputTokens: 500,
    })
    // 3,000 × 2 + 4,000 × 0.10 + 2,000 × 2.50 + 1,000 × 4 + 500 × 10, in millionths of a USD
    expect(priceUsage(priceOf('anthropic/claude-sonnet-5-5'), used)).toEqual({ costUsd: '0.0204', isKnown: true })
  })

  it('rises for the whole call above a tier’s threshold, not at it', () => {
    const price = priceOf('openai/gpt-6.1-sol')
    expect(priceUsage(price, tokens({ inputTokens: 272_000, outputTokens: 1_000 })).costUsd).toBe('0.554')
    expect(priceUsage(price, tokens({ inputTokens: 272_001, outputTokens: 1_000 })).costUsd).toBe('1.103004')
  })

  it('is a lower bound where a rate is not known, and not known at all without a price', () => {
    const astra = priceOf('openai/gpt-6-astra')
    const used = tokens({ inputTokens: 1_000, cacheWriteTokens: 100 })
    expect(priceUsage(astra, used)).toEqual({ costUsd: '0.01', isKnown: false })
    expect(priceUsage(astra, { ...used, cacheWriteTokens: 0 })).toEqual({ costUsd: '0.01', isKnown: true })
    expect(priceUsage(null, used)).toEqual({ costUsd: '0', isKnown: false })
  })
})

describe('what a run sets aside', () => {
  it('grows with the price, and is nothing without one', () => {
    expect(reserveOf(priceOf('anthropic/claude-sonnet-5-5'))).toBe('0.3')
    expect(reserveOf(priceOf('offline/analyst'))).toBe('0')
    expect(reserveOf(null)).toBe('0')
  })
})
