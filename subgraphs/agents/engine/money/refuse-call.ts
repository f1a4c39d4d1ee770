import { RunFailure } from '../run-interruption.ts'
import { describeCap, type SpendingCap } from './spending-cap.ts'

/** What people are told while an administrator has stopped the models that cost. */
export function describeStopped({ reason }: { reason: string | null }): string {
  return `Models that cost are stopped for now${reason ? `: ${reason}` : ''}. Ask later, or choose a model that is free.`
}

/** Ends a run whose next call would pass a limit: COST_LIMIT for its own, BUDGET_EXHAUSTED for its user's. */
export function refuseCap(cap: SpendingCap): RunFailure {
  const code = cap.kind === 'RUN' ? 'COST_LIMIT' : 'BUDGET_EXHAUSTED'
  return new RunFailure({ code, message: describeCap(cap), retryable: cap.kind !== 'RUN' })
}

/** Ends a run whose user has a limit that nobody could hold its model to: MODEL_PRICE_UNKNOWN. */
export function refuseUnpriced(model: string): RunFailure {
  return new RunFailure({
    code: 'MODEL_PRICE_UNKNOWN',
    message: `What ${model} costs is not known here, so that it can't be held to your budget. Choose another model, or have it given a price.`,
    retryable: false,
  })
}

/** Ends a run while models that cost are stopped: PAID_MODELS_STOPPED. */
export function refuseStopped(stopped: { reason: string | null }): RunFailure {
  return new RunFailure({ code: 'PAID_MODELS_STOPPED', message: describeStopped(stopped), retryable: true })
}
