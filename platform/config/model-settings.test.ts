import { describe, expect, it } from 'vitest'
import { loadConfig } from './index.ts'

describe('the settings of models', () => {
  it('are empty by default', () => {
    expect(loadConfig({}).models).toEqual({
      defaultName: undefined,
      fallbacks: [],
      openaiApi: 'auto',
      added: { openai: [], anthropic: [] },
      prices: {},
      windows: {},
      promptTokens: 96_000,
    })
  })

  it('are lists with blanks around their parts, each part once', () => {
    const { models } = loadConfig({
      CHAINLENS_MODEL_FALLBACKS: ' openai/gpt-6-sol , offline/analyst,openai/gpt-6-sol,',
      OPENAI_MODELS: 'llama3.2,meta-llama/Llama-3.3-70B,qwen3:8b',
      CHAINLENS_MODEL_PRICES: 'openai/llama3.2=0/0,openai/qwen3:8b=0.10/0.5/0.01',
      CHAINLENS_MODEL_WINDOWS: 'openai/llama3.2=8192, openai/qwen3:8b=40960/8192',
    })
    expect(models.fallbacks).toEqual(['openai/gpt-6-sol', 'offline/analyst'])
    expect(models.added.openai).toEqual(['llama3.2', 'meta-llama/Llama-3.3-70B', 'qwen3:8b'])
    expect(models.prices).toEqual({
      'openai/llama3.2': { input: '0', output: '0', cachedInput: null },
      'openai/qwen3:8b': { input: '0.10', output: '0.5', cachedInput: '0.01' },
    })
    expect(models.windows).toEqual({
      'openai/llama3.2': { contextTokens: 8_192, outputTokens: 2_048 },
      'openai/qwen3:8b': { contextTokens: 40_960, outputTokens: 8_192 },
    })
  })

  it.each([
    ['OPENAI_API', 'chat', 'Chat'],
    ['CHAINLENS_DEFAULT_MODEL', 'openai/gpt-6-sol', 'gpt-6-sol'],
    ['CHAINLENS_DEFAULT_MODEL', 'offline/analyst', 'offline/analyst,openai/x'],
    ['CHAINLENS_MODEL_FALLBACKS', 'openai/a,openai/b', 'openai/a b'],
    ['OPENAI_MODELS', 'a', 'a b'],
    ['ANTHROPIC_MODELS', 'claude-new', '/claude'],
    ['CHAINLENS_MODEL_PRICES', 'openai/a=1/2', 'openai/a=1'],
    ['CHAINLENS_MODEL_PRICES', 'openai/a=0.5/2/0.1', 'openai/a=-1/2'],
    ['CHAINLENS_MODEL_PRICES', '*=5/25', 'openai/*=5/25'],
    ['CHAINLENS_MODEL_WINDOWS', 'openai/a=1000', 'openai/a=999'],
    ['CHAINLENS_MODEL_WINDOWS', 'openai/a=8192/4096', 'openai/a=8192/4097'],
    ['CHAINLENS_MODEL_WINDOWS', 'openai/a=8192/1', 'a=8192/1'],
    ['CHAINLENS_MODEL_WINDOWS', 'openai/a=8192/1', 'openai/a=8192/0'],
    ['CHAINLENS_PROMPT_TOKENS', '4000', '3999'],
    ['CHAINLENS_PROMPT_TOKENS', '2000000', '2000001'],
    ['CHAINLENS_PROMPT_TOKENS', '96000', '96k'],
  ])('take %s=%s and refuse %s', (name, good, bad) => {
    expect(() => loadConfig({ [name]: good })).not.toThrow()
    expect(() => loadConfig({ [name]: bad })).toThrow(name)
  })
})
