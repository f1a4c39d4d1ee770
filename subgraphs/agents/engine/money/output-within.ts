import Big from 'big.js'
import type { ModelPrice } from '../../models/prices/find-price.ts'
import type { CallPlan } from './reserve-call.ts'
import type { SpendingCap } from './spending-cap.ts'

/** With less to write, a call is not worth making. */
const LEAST_OUTPUT_TOKENS = 1_000

/**
 * Lets a call write as much as every cap has room for, and says what it may then cost; the cap that leaves it
 * no room. `ownUsd` of what the caps have set aside is for this call's run. A call without a price costs nothing
 * that anybody could set aside: it is made only for who has no limit, and refused where the run's own cap is passed.
 */
export function outputWithin(plan: CallPlan, caps: readonly SpendingCap[], ownUsd = '0'): CallPlan | SpendingCap {
  const { price } = plan
  if (!price) {
    const passed = caps.find(({ kind, limitUsd, spentUsd }) => kind === 'RUN' && new Big(spentUsd).gt(limitUsd))
    return passed ?? { ...plan, maxOutputTokens: null, mostUsd: '0' }
  }
  const rates = tokenRates(price, plan.mostInputTokens)
  const inputUsd = rates.input.times(plan.mostInputTokens)
  let { maxOutputTokens, shortenedBy } = plan
  for (const cap of caps) {
    const own = cap.kind === 'RUN' ? '0' : ownUsd
    const room = new Big(cap.limitUsd).minus(cap.spentUsd).minus(cap.setAsideUsd).plus(own).minus(inputUsd)
    const fitting = rates.output.eq(0)
      ? room.gte(0)
        ? Number.MAX_SAFE_INTEGER
        : 0
      : Math.floor(Number(room.div(rates.output).toFixed()))
    if (fitting < LEAST_OUTPUT_TOKENS) return cap
    if (maxOutputTokens !== null && fitting < maxOutputTokens) {
      maxOutputTokens = fitting
      shortenedBy = cap
    }
  }
  const mostUsd = inputUsd.plus(rates.output.times(maxOutputTokens ?? 0)).toFixed()
  return { ...plan, maxOutputTokens, shortenedBy, mostUsd }
}

/** What a token costs at most, USD: input as if all of it were written to the cache, where that costs more. */
export function tokenRates(price: ModelPrice, inputTokens: number): { input: Big; output: Big } {
  const rates = price.above && inputTokens > price.above.threshold ? price.above : price
  const [plain, written] = [new Big(rates.input), new Big(rates.cacheWrite5m ?? 0)]
  return { input: (written.gt(plain) ? written : plain).div(1e6), output: new Big(rates.output).div(1e6) }
}
