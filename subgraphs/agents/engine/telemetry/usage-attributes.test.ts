import { describe, expect, it } from 'vitest'
import { usageAttributes } from './usage-attributes.ts'
import { kindsOf } from './used-tokens.ts'

const USED = {
  inputTokens: 1_000,
  cachedInputTokens: 600,
  cacheWriteTokens: 100,
  cacheWrite1hTokens: 30,
  outputTokens: 50,
  reasoningTokens: 20,
}

describe('the usage of a model call', () => {
  it('counts each token in one kind, whatever the model says', () => {
    expect(kindsOf(USED)).toEqual({
      input: 300,
      input_cached: 600,
      input_cache_write: 100,
      output: 30,
      output_reasoning: 20,
    })
    expect(kindsOf({ inputTokens: 1, cachedInputTokens: 5, outputTokens: Number.NaN })).toMatchObject({
      input: 0,
      input_cached: 5,
      output: 0,
    })
  })

  it('tells the conventions the whole input, and Langfuse each kind and what it cost', () => {
    const attributes = usageAttributes(USED, '0.0123')
    expect(attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 1_000,
      'gen_ai.usage.output_tokens': 50,
      'gen_ai.usage.cache_read.input_tokens': 600,
      'gen_ai.usage.cache_creation.input_tokens': 100,
      'gen_ai.usage.reasoning.output_tokens': 20,
    })
    expect(JSON.parse(String(attributes['langfuse.observation.usage_details']))).toEqual({
      input: 300,
      input_cached_tokens: 600,
      input_cache_creation_5m: 70,
      input_cache_creation_1h: 30,
      output: 30,
      output_reasoning_tokens: 20,
    })
    expect(JSON.parse(String(attributes['langfuse.observation.cost_details']))).toEqual({ total: 0.0123 })
  })

  it('names no cost where none is known', () => {
    expect(usageAttributes(USED, null)).not.toHaveProperty('langfuse.observation.cost_details')
  })
})
