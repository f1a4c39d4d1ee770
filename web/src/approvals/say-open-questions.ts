import type { ToolCall } from '../run/tool-call.ts'

/**
 * What to say while one of several questions that were put together is open; null where there is nothing to say. The
 * answer goes on, and what was allowed is done, only when all of a step are answered.
 */
export function sayOpenQuestions(calls: readonly Pick<ToolCall, 'approval' | 'step'>[]): string | null {
  const open = calls.filter(({ approval }) => approval?.status === 'PENDING')
  const together = calls.filter(({ approval, step }) => approval && step === open[0]?.step)
  if (open.length === 0 || together.length === 1) return null
  return `${open.length} of ${together.length} questions ${open.length === 1 ? 'is' : 'are'} open. The answer goes on when all are answered; what you allow is done then.`
}
