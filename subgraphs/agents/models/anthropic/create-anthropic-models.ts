import type Anthropic from '@anthropic-ai/sdk'
import type { Config } from '@chainlens/platform/config'
import type { ProviderModels } from '../install-models.ts'
import { KNOWN_MODELS } from '../known-models.ts'
import type { ModelPart, ModelRequest } from '../model.ts'
import { anthropicBaseUrl } from './anthropic-base-url.ts'
import { streamMessages } from './stream-messages.ts'

/** Longer than any call may take; silence is judged by whoever reads the stream. */
const TIMEOUT_MS = 15 * 60_000

/** The models of Anthropic; those of ANTHROPIC_MODELS come first. */
export function createAnthropicModels(config: Config): ProviderModels {
  const key = config.keys.ANTHROPIC
  const added = config.models.added.anthropic.map((id) => ({ id, label: id, reasons: false }))
  const all = [...added, ...KNOWN_MODELS.anthropic.filter(({ id }) => !added.some((model) => model.id === id))]
  const named = all.map((model) => ({ ...model, name: `anthropic/${model.id}` }))
  if (!key)
    return {
      available: [],
      unavailable: named.map(({ name, label }) => ({ name, label, reason: 'Set ANTHROPIC_API_KEY.' })),
    }
  const client = createClient(key, config.baseUrls.ANTHROPIC)
  const available = named.map(({ label, name, ...model }) => ({
    label,
    model: {
      name,
      async *stream(request: ModelRequest): AsyncIterable<ModelPart> {
        yield* streamMessages(await client, model, request)
      },
    },
  }))
  return { available, unavailable: [] }
}

/**
 * The official SDK without its own mind: it repeats nothing, prints nothing, traces nothing, follows no redirect with
 * the key, and takes nothing from the environment. Loaded where there is a key alone: it is 250 modules.
 */
async function createClient(key: string, baseUrl: string | undefined): Promise<Anthropic> {
  const { default: Anthropic } = await import('@anthropic-ai/sdk')
  return new Anthropic({
    apiKey: key,
    baseURL: anthropicBaseUrl(baseUrl),
    webhookKey: null,
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    logLevel: 'off',
    openTelemetry: false,
    fetchOptions: { redirect: 'manual' },
  })
}
