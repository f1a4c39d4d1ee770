import { canonicalJson } from '@chainlens/platform/json'
import type { RunContext } from './run-context.ts'
import { RunFailure } from './run-interruption.ts'
import type { CallRecord } from './run-progress.ts'

/**
 * Holds what the model asks for next against the run's limits. Throws RunFailure STEP_LIMIT,
 * TOOL_CALL_LIMIT, COST_LIMIT or LOOP_DETECTED.
 */
export function checkLimits({ engine, progress, usage }: RunContext, calls: readonly CallRecord[]): void {
  const { limits } = engine
  const all = [...progress.calls, ...calls]
  const counts = Map.groupBy(all, ({ call }) => `${call.toolName} ${canonicalJson(call.arguments)}`)
  for (const { length } of counts.values())
    if (length >= limits.equalCalls) throw limitReached('LOOP_DETECTED', 'The agent kept making the same call.')
  if (all.length > limits.toolCalls)
    throw limitReached('TOOL_CALL_LIMIT', `The agent wanted more than ${limits.toolCalls} tool calls.`)
  if (progress.steps.length >= limits.steps)
    throw limitReached('STEP_LIMIT', `The agent was not done after ${limits.steps} steps.`)
  if (usage.exceeds(limits.costUsd))
    throw limitReached('COST_LIMIT', `The answer would cost more than ${limits.costUsd} USD.`)
}

function limitReached(code: string, message: string): RunFailure {
  return new RunFailure({ code, message, retryable: false })
}
