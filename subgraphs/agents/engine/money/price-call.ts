import { newId } from '@chainlens/platform/ids'
import type { ModelUsage } from '../../models/model.ts'
import type { ModelRegistry } from '../../models/model-registry.ts'
import { priceUsage } from '../../models/prices/price-usage.ts'

/** A model call with what it cost; a row of model_calls. */
export interface CallUsage extends Required<Omit<ModelUsage, 'cacheWrite1hTokens'>> {
  /** UUID. */
  id: string
  step: number
  /** provider/model */
  model: string
  isCostKnown: boolean
  /** The row of the price table; null where none fits, or the model said itself what it cost. */
  priceVersion: string | null
}

/**
 * Counts a call at the price that holds now. `used` is null where the call broke off before it said what it had
 * used; one that cost nothing for certain is then null itself. What a call that is not whole says is a lower bound.
 */
export function priceCall(
  models: ModelRegistry,
  call: { model: string; step: number; used: ModelUsage | null; isWhole: boolean },
): CallUsage | null {
  const { model, step, used, isWhole } = call
  const now = new Date()
  const counts = {
    inputTokens: used?.inputTokens ?? 0,
    cachedInputTokens: used?.cachedInputTokens ?? 0,
    cacheWriteTokens: used?.cacheWriteTokens ?? 0,
    outputTokens: used?.outputTokens ?? 0,
    reasoningTokens: used?.reasoningTokens ?? 0,
  }
  const base = { id: newId(), step, model, ...counts }
  if (used?.costUsd !== undefined) return { ...base, costUsd: used.costUsd, isCostKnown: true, priceVersion: null }
  const price = models.priceOf(model, now)
  const isFree = price !== null && Number(price.input) === 0 && Number(price.output) === 0
  if (isFree && used === null) return null
  const { costUsd, isKnown } = priceUsage(price, { ...counts, cacheWrite1hTokens: used?.cacheWrite1hTokens ?? 0 })
  return {
    ...base,
    costUsd,
    isCostKnown: isFree || (isKnown && isWhole && used !== null),
    priceVersion: price?.version ?? null,
  }
}
