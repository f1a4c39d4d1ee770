import type { Model } from '../../models/model.ts'
import type { Engine } from '../engine.ts'

/** Most that is kept free for an answer, thoughts included: what one turn may write. */
const MOST_OUTPUT = 32_000

/** Tokens that a prompt for a model may have, as estimated; null where the model has no bounds. */
export function budgetOf({ models, platform }: Pick<Engine, 'models' | 'platform'>, model: Model): number | null {
  if (model.isRuleBased) return null
  const { contextTokens, outputTokens } = models.windowOf(model.name)
  const kept = Math.min(outputTokens, MOST_OUTPUT, Math.floor(contextTokens / 4))
  return Math.min(contextTokens - kept, platform.config.models.promptTokens)
}
