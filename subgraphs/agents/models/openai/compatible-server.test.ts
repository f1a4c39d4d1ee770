import { loadConfig } from '@chainlens/platform/config'
import { afterEach, describe, expect, it } from 'vitest'
import type { ModelStub } from '../../../../tests/stubs/model-server.ts'
import { startOpenAiStub } from '../../../../tests/stubs/openai.ts'
import { installModels } from '../install-models.ts'
import type { Model, ModelRequest } from '../model.ts'

let stub: ModelStub
afterEach(() => stub.dispose())

const request: ModelRequest = {
  system: 'Be kind.',
  messages: [{ role: 'user', content: 'Hi?' }],
  tools: [],
  facts: [],
  now: new Date('2026-11-22T12:00:00Z'),
  signal: new AbortController().signal,
}

async function start(options: { hasResponses: boolean }, settings: Record<string, string> = {}): Promise<Model> {
  stub = await startOpenAiStub(options)
  const config = loadConfig({ OPENAI_BASE_URL: stub.url, OPENAI_MODELS: 'qwen3:8b', ...settings })
  return installModels(config).find('openai/qwen3:8b') as Model
}
const textOf = async (model: Model) =>
  (await Array.fromAsync(model.stream(request))).map((part) => (part.type === 'text' ? part.text : '')).join('')
const paths = () => stub.requests.map(({ path }) => path)

describe('a server that is compatible with OpenAI', () => {
  it('and has no Responses API is asked by chat completions, from then on at once', async () => {
    const model = await start({ hasResponses: false })
    expect([await textOf(model), await textOf(model)]).toEqual(['Hello.', 'Hello.'])
    expect(paths()).toEqual(['/v1/responses', '/v1/chat/completions', '/v1/chat/completions'])
  })

  it('and has the Responses API is asked by it', async () => {
    const model = await start({ hasResponses: true })
    expect(await textOf(model)).toBe('Hello.')
    expect(paths()).toEqual(['/v1/responses'])
    // Thoughts are asked for only of models that are known to have them.
    expect(stub.requests[0]?.body).not.toHaveProperty('include')
  })

  it('is sent no key where none is set', async () => {
    const model = await start({ hasResponses: true })
    await textOf(model)
    expect(stub.requests[0]?.headers.authorization).toBeUndefined()
  })

  it('and says that it has no such model is not asked by the other interface', async () => {
    const model = await start({ hasResponses: true })
    stub.script({ fails: 'no-model' })
    await expect(textOf(model)).rejects.toMatchObject({ status: 404 })
    expect(paths()).toEqual(['/v1/responses'])
  })

  it.each([
    ['chat', '/v1/chat/completions'],
    ['responses', '/v1/responses'],
  ])('is asked by %s alone where the settings say so', async (api, path) => {
    const model = await start({ hasResponses: false }, { OPENAI_API: api })
    await textOf(model).catch(() => {})
    expect(paths()).toEqual([path])
  })
})
