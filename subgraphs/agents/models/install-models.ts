import type { Config } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { createAnthropicModels } from './anthropic/create-anthropic-models.ts'
import {
  createModelRegistry,
  type ModelRegistry,
  type RegisteredModel,
  type UnavailableModel,
} from './model-registry.ts'
import { createOfflineAnalyst } from './offline/create-offline-analyst.ts'
import { createOpenAiModels } from './openai/create-openai-models.ts'

/** The models of one provider, by whether they can be asked with the settings there are. */
export interface ProviderModels {
  available: RegisteredModel[]
  unavailable: UnavailableModel[]
}

/**
 * The models that an installation's settings make available. Agents that name none get CHAINLENS_DEFAULT_MODEL;
 * else the first model of a provider whose key is set; else the offline analyst. Throws CONFIG_INVALID for a
 * default or a fallback that cannot be asked.
 */
export function installModels(config: Config): ModelRegistry {
  const providers = [createAnthropicModels(config), createOpenAiModels(config)]
  const live = providers.flatMap(({ available }) => available)
  const unavailable = providers.flatMap((provider) => provider.unavailable)
  const offline: RegisteredModel = {
    model: createOfflineAnalyst(),
    label: 'Offline analyst (rules, no language model)',
  }
  const [first = offline, ...others] = [...live, offline]
  const { defaultName, fallbacks, prices, windows } = config.models
  const available = new Set([first, ...others].map(({ model }) => model.name))
  for (const [setting, name] of [
    ...(defaultName ? [['CHAINLENS_DEFAULT_MODEL', defaultName] as const] : []),
    ...fallbacks.map((fallback) => ['CHAINLENS_MODEL_FALLBACKS', fallback] as const),
  ])
    if (!available.has(name)) throw unusable(setting, name, unavailable.find((model) => model.name === name)?.reason)
  return createModelRegistry([first, ...others], {
    ...(defaultName ? { defaultName } : {}),
    fallbacks,
    unavailable,
    prices,
    windows,
  })
}

function unusable(setting: string, name: string, reason: string | undefined): ChainLensError {
  return new ChainLensError({
    code: 'CONFIG_INVALID',
    message: `${setting} names ${name}, which cannot be asked.`,
    hint: reason ?? 'There is no such model here: docs/how-to/use-a-live-model.md lists them, and how to add one.',
  })
}
