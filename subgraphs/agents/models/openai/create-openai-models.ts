import type { Config } from '@chainlens/platform/config'
import type { ProviderModels } from '../install-models.ts'
import { KNOWN_MODELS } from '../known-models.ts'

/** The models of OpenAI. */
export function createOpenAiModels(_config: Config): ProviderModels {
  const unavailable = KNOWN_MODELS.openai.map(({ id, label }) => ({
    name: `openai/${id}`,
    label,
    reason: 'Set OPENAI_API_KEY.',
  }))
  return { available: [], unavailable }
}
