import type { ModelUsage } from '../../models/model.ts'
import { priceUsage } from '../../models/prices/price-usage.ts'
import { type CallReservation, isFree } from './reserve-call.ts'
import { tokensByBytes } from './tokens-by-bytes.ts'

/** A model call that has ended, with what it cost; a row of model_calls. */
export interface CallUsage extends Required<Omit<ModelUsage, 'cacheWrite1hTokens'>> {
  /** UUID. */
  id: string
  step: number
  /** provider/model */
  model: string
  /** VOID: the provider refused it before it began, and nothing was used. */
  status: 'SETTLED' | 'VOID'
  isCostKnown: boolean
  /** True where the counts are ours: the provider did not say to the end what was used. */
  isEstimated: boolean
  /** The row of the price table; null where none fits, or the model said itself what it cost. */
  priceVersion: string | null
}

/** How a call went. */
export interface CallCourse {
  /** What the provider said that was used; null: nothing. */
  used: ModelUsage | null
  /** All that came: words, arguments of calls. */
  written: string
  /** True where it ended as it should. */
  isWhole: boolean
  /** True where the provider refused it before it began, or it was never sent. */
  isVoid: boolean
}

/**
 * Counts a call at the price that was reserved for it. What the provider did not say is estimated from what was sent
 * and what came, never below what it did say. Null for a free model that said nothing.
 */
export function priceCall(
  reservation: CallReservation,
  { used, written, isWhole, isVoid }: CallCourse,
): CallUsage | null {
  const { id, model, step, price } = reservation
  const isEstimated = !isVoid && !(isWhole && used !== null) && !isFree(price)
  const said = {
    inputTokens: used?.inputTokens ?? 0,
    cachedInputTokens: used?.cachedInputTokens ?? 0,
    cacheWriteTokens: used?.cacheWriteTokens ?? 0,
    outputTokens: used?.outputTokens ?? 0,
    reasoningTokens: used?.reasoningTokens ?? 0,
  }
  const counts = isEstimated
    ? {
        ...said,
        inputTokens: said.inputTokens || reservation.inputTokens,
        outputTokens: Math.max(said.outputTokens, tokensByBytes(written)),
      }
    : said
  const base = { id, step, model, status: isVoid ? ('VOID' as const) : ('SETTLED' as const), ...counts, isEstimated }
  if (isVoid) return isFree(price) ? null : { ...base, costUsd: '0', isCostKnown: true, priceVersion: null }
  if (used?.costUsd !== undefined) {
    const { costUsd } = used
    return { ...base, costUsd, isCostKnown: true, isEstimated: false, priceVersion: null }
  }
  if (isFree(price) && used === null) return null
  const { costUsd, isKnown } = priceUsage(price, { ...counts, cacheWrite1hTokens: used?.cacheWrite1hTokens ?? 0 })
  return {
    ...base,
    costUsd,
    isCostKnown: !price?.isAssumed && (isFree(price) || (isKnown && !isEstimated)),
    priceVersion: price?.version ?? null,
  }
}
