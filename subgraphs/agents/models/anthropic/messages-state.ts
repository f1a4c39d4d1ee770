import type Anthropic from '@anthropic-ai/sdk'
import type { ToolCall } from '../model.ts'

/** The state of a turn (its blocks as they came), where it is one and belongs to just these calls; else null. */
export function readState(state: unknown, toolCalls: readonly ToolCall[]): Anthropic.ContentBlockParam[] | null {
  if (!Array.isArray(state)) return null
  // A copy: marks for the cache are set on blocks.
  const blocks = structuredClone(state) as Anthropic.ContentBlockParam[]
  const ids = blocks.flatMap((block) => (block.type === 'tool_use' ? [block.id] : []))
  const isSame = ids.length === toolCalls.length && ids.every((id, index) => id === toolCalls[index]?.toolCallId)
  return isSame ? blocks : null
}
