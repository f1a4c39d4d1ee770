import { failSpan, withSpan } from '@chainlens/platform/telemetry'
import type { ToolOutcome } from '../call-tool.ts'
import type { RunContext } from '../run-context.ts'
import type { CallRecord } from '../run-progress.ts'

/** Outcomes that are no failure of the tool's. */
const FINE = new Set(['SUCCEEDED', 'CANCELLED', 'DENIED'])

/**
 * A tool call under `execute_tool {tool}`: which tool, and how it ended, never its arguments or result. A name
 * that no tool has is the model's own text, and is left out.
 */
export function observeToolCall(
  { engine }: RunContext,
  record: CallRecord,
  isKnown: boolean,
  work: () => Promise<ToolOutcome>,
): Promise<ToolOutcome> {
  const { metrics } = engine.platform
  const tool = isKnown ? record.call.toolName : 'unknown'
  const attributes = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': tool,
    'gen_ai.tool.type': 'function',
    'gen_ai.tool.call.id': record.call.toolCallId.slice(0, 100),
  }
  return withSpan(`execute_tool ${tool}`, { attributes }, async (span) => {
    const began = performance.now()
    const outcome = await work()
    span.setAttribute('chainlens.tool_status', outcome.status)
    if (!FINE.has(outcome.status)) failSpan(span, outcome.status)
    metrics.toolCalls.inc({ tool, status: outcome.status })
    metrics.toolSeconds.observe({ gen_ai_tool_name: tool }, (performance.now() - began) / 1000)
    return outcome
  })
}
