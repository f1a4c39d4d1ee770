import { withPatience } from '@chainlens/platform/async'
import { isTransient } from '@chainlens/platform/errors'
import { newId } from '@chainlens/platform/ids'
import type { ModelRequest } from '../../models/model.ts'
import { MOST_OUTPUT_TOKENS } from '../../models/output-limit.ts'
import type { ModelPrice } from '../../models/prices/find-price.ts'
import type { RunContext } from '../run-context.ts'
import { RunInterruption } from '../run-interruption.ts'
import type { RunStep } from '../run-progress.ts'
import { insertReservation } from './insert-reservation.ts'
import { outputWithin } from './output-within.ts'
import { refuseCap, refuseStopped } from './refuse-call.ts'
import { reserveWithinCaps } from './reserve-within-caps.ts'
import type { SpendingCap } from './spending-cap.ts'
import { promptSizeByBytes } from './tokens-by-bytes.ts'

/** A model call that may be made. */
export interface CallReservation {
  /** Of its row in model_calls. */
  id: string
  /** provider/model */
  model: string
  step: number
  price: ModelPrice | null
  /** Estimate of what it reads. */
  inputTokens: number
  /** What it may write; null: as much as it likes. */
  maxOutputTokens: number | null
  /** The limit that leaves less than the model could write; null: none. */
  shortenedBy: SpendingCap | null
}

/** A call with the most that it may cost, before anybody has said that it may be made. */
export interface CallPlan extends CallReservation {
  /** Upper estimate of what it reads. */
  mostInputTokens: number
  /** Exact decimal, USD; "0" without a price. */
  mostUsd: string
}

/** A database that is away is waited for before a run fails for it. */
const PATIENCE_MS = 30_000

/**
 * Writes down what a model call may cost before it is made, so that it is on the bill whatever becomes of this
 * process, and no limit is passed by calls made side by side. A call that is known to be free is not written down.
 *
 *     as much output as the run's limit leaves room for
 *     one statement, where the user has no limit of day or month
 *     else, one after another for each user: as much output as every limit leaves room for
 *
 * Throws RunFailure COST_LIMIT, BUDGET_EXHAUSTED, MODEL_PRICE_UNKNOWN or PAID_MODELS_STOPPED, and RunInterruption LOST.
 */
export async function reserveCall(
  context: RunContext,
  model: string,
  request: Pick<ModelRequest, 'system' | 'messages' | 'tools' | 'facts'>,
  step: RunStep,
): Promise<CallReservation> {
  const { engine, signal, usage } = context
  const price = engine.models.priceOf(model, new Date())
  const base = { id: newId(), model, step: step.step, price, shortenedBy: null }
  if (isFree(price)) return { ...base, inputTokens: 0, maxOutputTokens: null }
  const { tokens, mostTokens } = promptSizeByBytes(request)
  const cap: SpendingCap = {
    kind: 'RUN',
    limitUsd: engine.limits.costUsd,
    spentUsd: usage.total?.costUsd ?? '0',
    setAsideUsd: '0',
    resetsAt: null,
  }
  const most = MOST_OUTPUT_TOKENS
  const wanted: CallPlan = {
    ...base,
    inputTokens: tokens,
    mostInputTokens: mostTokens,
    maxOutputTokens: most,
    mostUsd: '0',
  }
  const plan = outputWithin(wanted, [cap])
  if ('kind' in plan) throw refuseCap(plan)
  // What a call of the same step used goes first: its reservation is not to count any more.
  const hasFailedBefore = usage.calls.some((call) => call.step === step.step)
  return withPatience({ patienceMs: PATIENCE_MS, signal, mayPass: isTransient }, async () => {
    const answer = hasFailedBefore ? 'LIMITED' : await insertReservation(engine.database, context, plan)
    if (answer === 'LOST') throw new RunInterruption('LOST')
    if (answer === 'RESERVED') return plan
    if (answer === 'LIMITED') return reserveWithinCaps(context, plan)
    throw refuseStopped(answer.stopped)
  })
}

/** True for a price of nothing. */
export function isFree(price: ModelPrice | null): boolean {
  return price !== null && Number(price.input) === 0 && Number(price.output) === 0
}
