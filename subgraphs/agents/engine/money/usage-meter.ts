import Big from 'big.js'
import type { RunUsage } from '../run-event.ts'
import type { CallUsage } from './price-call.ts'

/** As Int of the graph. */
const MOST_TOKENS = 2_147_483_647

/** What is stored of earlier attempts. */
export interface StoredUsage {
  inputTokens: number | null
  outputTokens: number | null
  costUsd: string | null
  cachedInputTokens: number | null
  reasoningTokens: number | null
  isCostKnown: boolean
  isEstimated: boolean
}

/** Adds up what model calls used, exactly; null until the first one has ended. */
export class UsageMeter {
  #total: RunUsage | null
  #calls: CallUsage[] = []

  constructor(earlier: StoredUsage) {
    const { inputTokens, outputTokens, costUsd, cachedInputTokens, reasoningTokens, isCostKnown, isEstimated } = earlier
    this.#total =
      inputTokens === null || outputTokens === null || costUsd === null
        ? null
        : {
            inputTokens,
            outputTokens,
            costUsd,
            cachedInputTokens: cachedInputTokens ?? 0,
            reasoningTokens: reasoningTokens ?? 0,
            isCostKnown,
            isEstimated,
          }
  }

  /** Goes on from what the calls of earlier attempts have come to; before the first of this one's own. */
  goOnFrom(earlier: RunUsage | null): void {
    this.#total = earlier
  }

  get total(): RunUsage | null {
    return this.#total
  }

  /** The calls of this attempt; each has an id of its own, so that storing them again changes nothing. */
  get calls(): readonly CallUsage[] {
    return this.#calls
  }

  /** Counts a model call that has ended. Throws for counts that are none. */
  add(call: CallUsage): void {
    if (call.status === 'VOID') {
      this.#calls.push(call)
      return
    }
    const before = this.#total
    const total = {
      inputTokens: (before?.inputTokens ?? 0) + call.inputTokens,
      outputTokens: (before?.outputTokens ?? 0) + call.outputTokens,
      costUsd: new Big(before?.costUsd ?? '0').plus(call.costUsd).toFixed(),
      cachedInputTokens: (before?.cachedInputTokens ?? 0) + call.cachedInputTokens,
      reasoningTokens: (before?.reasoningTokens ?? 0) + call.reasoningTokens,
      isCostKnown: (before?.isCostKnown ?? true) && call.isCostKnown,
      isEstimated: (before?.isEstimated ?? false) || call.isEstimated,
    }
    const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens } = call
    for (const count of [inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens])
      if (!Number.isInteger(count) || count < 0) throw new Error(`A model says that it used ${count} tokens.`)
    for (const count of [total.inputTokens, total.outputTokens])
      if (count > MOST_TOKENS) throw new Error(`Models say that they used ${count} tokens.`)
    this.#total = total
    this.#calls.push(call)
  }

  /** True once the total is above a limit (exact decimal). */
  exceeds(costUsd: string): boolean {
    return this.#total !== null && new Big(this.#total.costUsd).gt(costUsd)
  }
}
