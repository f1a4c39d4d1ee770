import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses'
import type { ToolCall } from '../model.ts'

/**
 * What a turn said, as the Responses API wants it back: thoughts unchanged, in their place. Nothing is stored at
 * the provider, so thoughts without their encrypted text, and the ids of the rest, would mean nothing to it.
 */
export function stateOf(output: readonly ResponseOutputItem[]): ResponseInputItem[] {
  return output.flatMap((item): ResponseInputItem[] => {
    if (item.type === 'reasoning') return item.encrypted_content ? [item] : []
    if (item.type === 'function_call') {
      const { type, call_id, name, arguments: written } = item
      return [{ type, call_id, name, arguments: written }]
    }
    if (item.type !== 'message') return []
    const text = item.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('')
    return text === '' ? [] : [{ role: 'assistant', content: text }]
  })
}

/** The state of a turn, where it is one and belongs to just these calls; else null. */
export function readState(state: unknown, toolCalls: readonly ToolCall[]): ResponseInputItem[] | null {
  if (!Array.isArray(state)) return null
  const items = state as ResponseInputItem[]
  const ids = items.flatMap((item) => (item.type === 'function_call' ? [item.call_id] : []))
  const isSame = ids.length === toolCalls.length && ids.every((id, index) => id === toolCalls[index]?.toolCallId)
  return isSame ? items : null
}
