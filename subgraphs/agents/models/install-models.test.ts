import { loadConfig } from '@chainlens/platform/config'
import { describe, expect, it } from 'vitest'
import { anthropicBaseUrl } from './anthropic/anthropic-base-url.ts'
import { installModels } from './install-models.ts'
import { openAiBaseUrl } from './openai/openai-base-url.ts'

const install = (settings: Record<string, string> = {}) => installModels(loadConfig({ NODE_ENV: 'test', ...settings }))
const today = new Date('2026-11-22T12:00:00Z')
const namesOf = (settings: Record<string, string>) =>
  install(settings)
    .list(today)
    .filter(({ unavailableReason }) => unavailableReason === null)
    .map(({ name }) => name)

describe('the models of an installation', () => {
  it('without a key are the offline analyst; the others say what they need', () => {
    const models = install()
    expect(models.defaultName).toBe('offline/analyst')
    expect(namesOf({})).toEqual(['offline/analyst'])
    const listed = new Map(models.list(today).map((model) => [model.name, model]))
    expect(listed.get('openai/gpt-6-sol')?.unavailableReason).toBe('Set OPENAI_API_KEY.')
    expect(listed.get('anthropic/claude-opus-5-5')?.unavailableReason).toBe('Set ANTHROPIC_API_KEY.')
    expect(models.find('openai/gpt-6-sol')).toBeNull()
  })

  it.each([
    [{ OPENAI_API_KEY: 'k' }, 'openai/gpt-6-sol'],
    [{ ANTHROPIC_API_KEY: 'k' }, 'anthropic/claude-sonnet-5-5'],
    [{ ANTHROPIC_API_KEY: 'k', OPENAI_API_KEY: 'k' }, 'anthropic/claude-sonnet-5-5'],
    [{ OPENAI_BASE_URL: 'http://localhost:11434', OPENAI_MODELS: 'llama3.2' }, 'openai/llama3.2'],
    [{ OPENAI_API_KEY: 'k', CHAINLENS_DEFAULT_MODEL: 'offline/analyst' }, 'offline/analyst'],
  ])('with %j have %s as their default', (settings, name) => {
    const models = install(settings as Record<string, string>)
    expect(models.defaultName).toBe(name)
    expect(models.list(today).filter(({ isDefault }) => isDefault)).toHaveLength(1)
  })

  it('of a compatible server without a key are those that are named, else those that OpenAI has', () => {
    const url = { OPENAI_BASE_URL: 'http://localhost:11434' }
    expect(namesOf({ ...url, OPENAI_MODELS: 'llama3.2, qwen3:8b' })).toEqual([
      'openai/llama3.2',
      'openai/qwen3:8b',
      'offline/analyst',
    ])
    expect(namesOf(url)).toContain('openai/gpt-6-sol')
    expect(namesOf({ ...url, OPENAI_API_KEY: 'k', OPENAI_MODELS: 'mine' })).toEqual(
      expect.arrayContaining(['openai/mine', 'openai/gpt-6-sol']),
    )
  })

  it.each([
    [{ CHAINLENS_DEFAULT_MODEL: 'openai/gpt-6-sol' }, /CHAINLENS_DEFAULT_MODEL names openai\/gpt-6-sol/],
    [{ CHAINLENS_DEFAULT_MODEL: 'openai/none', OPENAI_API_KEY: 'k' }, /CHAINLENS_DEFAULT_MODEL names openai\/none/],
    [{ CHAINLENS_MODEL_FALLBACKS: 'offline/analyst,anthropic/x' }, /CHAINLENS_MODEL_FALLBACKS names anthropic\/x/],
  ])('refuse a default or a fallback that cannot be asked: %j', (settings, message) => {
    expect(() => install(settings as Record<string, string>)).toThrow(message)
  })

  it('set aside what the dearest of a run’s models may cost', () => {
    const models = install({
      OPENAI_API_KEY: 'k',
      ANTHROPIC_API_KEY: 'k',
      CHAINLENS_MODEL_FALLBACKS: 'openai/gpt-6-sol',
    })
    expect(models.reserveUsd('anthropic/claude-opus-5-5', today)).toBe('0.6')
    expect(models.reserveUsd('anthropic/claude-haiku-5-5', today)).toBe('0.3')
  })
})

describe('the address of a server', () => {
  it.each([
    [undefined, 'https://api.openai.com/v1'],
    ['http://localhost:11434', 'http://localhost:11434/v1'],
    ['http://localhost:11434/', 'http://localhost:11434/v1'],
    ['https://proxy.test/openai/v1/', 'https://proxy.test/openai/v1'],
  ])('compatible with OpenAI, given as %s, is %s', (given, expected) => {
    expect(openAiBaseUrl(given)).toBe(expected)
  })

  it.each([
    [undefined, 'https://api.anthropic.com'],
    ['http://localhost:1', 'http://localhost:1'],
    ['https://proxy.test/claude/v1/', 'https://proxy.test/claude'],
  ])('compatible with Anthropic, given as %s, is %s', (given, expected) => {
    expect(anthropicBaseUrl(given)).toBe(expected)
  })
})
