import type { Config } from '@chainlens/platform/config'
import type { ProviderModels } from '../install-models.ts'
import { KNOWN_MODELS } from '../known-models.ts'

/** The models of Anthropic. */
export function createAnthropicModels(_config: Config): ProviderModels {
  const unavailable = KNOWN_MODELS.anthropic.map(({ id, label }) => ({
    name: `anthropic/${id}`,
    label,
    reason: 'Set ANTHROPIC_API_KEY.',
  }))
  return { available: [], unavailable }
}
