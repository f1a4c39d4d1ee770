import Big from 'big.js'
import type { RunUsage } from './run-event.ts'

/** As Int of the graph. */
const MOST_TOKENS = 2_147_483_647

/** Adds up what model calls used, exactly; null until the first one has ended. */
export class UsageMeter {
  #total: RunUsage | null

  /** @param earlier what is stored of earlier attempts */
  constructor(earlier: { inputTokens: number | null; outputTokens: number | null; costUsd: string | null }) {
    const { inputTokens, outputTokens, costUsd } = earlier
    this.#total =
      inputTokens === null || outputTokens === null || costUsd === null ? null : { inputTokens, outputTokens, costUsd }
  }

  get total(): RunUsage | null {
    return this.#total
  }

  /** Counts a model call. Throws for counts that are none. */
  add(usage: RunUsage): void {
    const before = this.#total ?? { inputTokens: 0, outputTokens: 0, costUsd: '0' }
    const total = {
      inputTokens: before.inputTokens + usage.inputTokens,
      outputTokens: before.outputTokens + usage.outputTokens,
      costUsd: new Big(before.costUsd).plus(usage.costUsd).toFixed(),
    }
    for (const count of [usage.inputTokens, usage.outputTokens, total.inputTokens, total.outputTokens])
      if (!Number.isInteger(count) || count < 0 || count > MOST_TOKENS)
        throw new Error(`A model says that it used ${count} tokens.`)
    this.#total = total
  }

  /** True once the total is above a limit (exact decimal). */
  exceeds(costUsd: string): boolean {
    return this.#total !== null && new Big(this.#total.costUsd).gt(costUsd)
  }
}
