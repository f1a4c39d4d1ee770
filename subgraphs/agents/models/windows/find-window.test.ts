import { describe, expect, it } from 'vitest'
import { KNOWN_MODELS } from '../known-models.ts'
import { findWindow } from './find-window.ts'
import { WINDOW_TABLE } from './window-table.ts'

describe('the window of a model', () => {
  it('is in the table for every model that is known here', () => {
    const known = Object.entries(KNOWN_MODELS).flatMap(([provider, models]) =>
      models.map(({ id }) => `${provider}/${id}`),
    )
    expect(WINDOW_TABLE.map(({ model }) => model).sort()).toEqual(known.sort())
    for (const { contextTokens, outputTokens } of WINDOW_TABLE) expect(outputTokens).toBeLessThan(contextTokens / 2)
  })

  it('is what the installation says before anything else', () => {
    const own = { contextTokens: 8_192, outputTokens: 1_024 }
    expect(findWindow('openai/gpt-6-sol', { 'openai/gpt-6-sol': own })).toEqual(own)
    expect(findWindow('openai/qwen3:8b', { 'openai/qwen3:8b': own })).toEqual(own)
  })

  it('is a small one where nobody knows it', () => {
    for (const name of ['openai/constructor', 'constructor', 'test/scripted'])
      expect(findWindow(name)).toEqual({ contextTokens: 32_768, outputTokens: 4_096 })
    expect(findWindow('anthropic/claude-new').contextTokens).toBe(200_000)
  })
})
