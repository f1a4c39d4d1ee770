import type { Model } from '../models/model.ts'
import { createModelRegistry, type ModelRegistry } from '../models/model-registry.ts'
import { createScriptedModel, type Script } from '../models/testing/scripted-model.ts'

/** What a million tokens of the model cost, USD. */
export const RATES = { input: '0', output: '10' } as const

/** A registry of one scripted model that costs RATES, as one of a provider does. */
export function pricedModel(
  script: Script,
  rates: { input: string; output: string } = RATES,
): { models: ModelRegistry; model: ReturnType<typeof createScriptedModel> } {
  const model = createScriptedModel(script, 'test/priced')
  return { model, models: registryOf(model, rates) }
}

/** A registry of a model that costs so much. */
export function registryOf(model: Model, rates: { input: string; output: string } = RATES): ModelRegistry {
  const prices = { [model.name]: { ...rates, cachedInput: null } }
  return createModelRegistry([{ model, reserveUsd: '0' }], { prices })
}
