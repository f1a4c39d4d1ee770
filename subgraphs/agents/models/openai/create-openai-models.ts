import type { Config } from '@chainlens/platform/config'
import type { ProviderModels } from '../install-models.ts'
import { KNOWN_MODELS } from '../known-models.ts'
import { createOpenAiClient } from './create-openai-client.ts'
import { createOpenAiModel } from './create-openai-model.ts'

/**
 * The models of OpenAI, or of the compatible server at OPENAI_BASE_URL, which needs no key. Those of
 * OPENAI_MODELS come first; a server without a key has them alone, since nobody knows that it has others.
 */
export function createOpenAiModels(config: Config): ProviderModels {
  const key = config.keys.OPENAI
  const baseUrl = config.baseUrls.OPENAI
  const added = config.models.added.openai.map((id) => ({ id, label: id, reasons: false }))
  const known = KNOWN_MODELS.openai.filter(({ id }) => !added.some((model) => model.id === id))
  const hasAdded = Boolean(key ?? baseUrl)
  const hasKnown = Boolean(key) || (Boolean(baseUrl) && added.length === 0)
  const named = <Known extends { id: string; label: string }>(model: Known) => ({
    ...model,
    name: `openai/${model.id}`,
  })
  const asked = [...(hasAdded ? added : []), ...(hasKnown ? known : [])].map(named)
  const others = [...(hasAdded ? [] : added), ...(hasKnown ? [] : known)].map(named)
  const unavailable = others.map(({ name, label }) => ({ name, label, reason: 'Set OPENAI_API_KEY.' }))
  if (asked.length === 0) return { available: [], unavailable }
  const client = createOpenAiClient({ key, baseUrl })
  const api = { current: config.models.openaiApi }
  const available = asked.map(({ label, ...model }) => ({ label, model: createOpenAiModel({ client, api, ...model }) }))
  return { available, unavailable }
}
