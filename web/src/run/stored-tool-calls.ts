import type { MessagePartsFragment } from '../gql/graphql.ts'
import type { ToolCall } from './tool-call.ts'

/**
 * The tool calls of a stored message. What only the events say (summary, evidence) is taken from `seen`, the calls
 * of the run as this page followed it, where it did. Calls that overlapped in time form a step.
 */
export function storedToolCalls(
  executions: MessagePartsFragment['toolExecutions'],
  seen: readonly ToolCall[],
): readonly ToolCall[] {
  let step = -1
  let stepEnd = Number.NEGATIVE_INFINITY
  return executions.map((execution) => {
    const known = seen.find((call) => call.id === execution.toolCallId)
    const start = execution.executedAt === null ? Number.NaN : Date.parse(execution.executedAt)
    // Without a time there is nothing to tell steps by, and the call stays where the last one was.
    if (step < 0 || start > stepEnd) step += 1
    if (!Number.isNaN(start)) stepEnd = Math.max(stepEnd, start + (execution.durationMs ?? 0))
    return {
      id: execution.toolCallId,
      name: execution.toolName,
      arguments: execution.arguments,
      status: execution.status,
      startedAt: execution.executedAt,
      durationMs: execution.durationMs,
      summary: known?.summary ?? null,
      evidence: known?.evidence ?? [],
      approval: execution.approval,
      step: known?.step ?? step,
    }
  })
}
