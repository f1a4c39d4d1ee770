import type { Platform } from '@chainlens/platform/service'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { executeTool } from '../executor/execute-tool.ts'
import type { ToolOutcome } from '../executor/outcome.ts'
import type { Plugin } from '../registry/tool.ts'

/** Calls a tool in code as an agent does, through the executor. */
export function callPlugin(
  platform: Platform,
  plugin: Plugin,
  input: unknown,
  signal: AbortSignal = new AbortController().signal,
): Promise<ToolOutcome> {
  const tool = plugin(platform)
  if (!tool) throw new Error('this tool is not offered')
  const { limits, logger } = platform
  const principal = testPrincipal('01890000-0000-7000-8000-000000000001')
  const context = { tools: new Map([[tool.name, tool]]), limits, logger, principal, signal }
  return executeTool(context, { name: tool.name, arguments: input, callId: null })
}
