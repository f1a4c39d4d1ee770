import type { ModelMessage, ModelRequest } from '../model.ts'

/**
 * A conversation as every provider takes it: it begins with a person's words, and holds calls only where
 * there are tools to call.
 */
export function prepareMessages({ messages, tools }: ModelRequest): ModelMessage[] {
  const start = messages.findIndex(({ role }) => role === 'user')
  const told = messages.slice(Math.max(0, start))
  if (tools.length > 0) return told
  return told.flatMap((message): ModelMessage[] => {
    if (message.role === 'tool') return []
    if (message.role === 'user') return [message]
    return message.content.trim() === '' ? [] : [{ role: 'assistant', content: message.content, toolCalls: [] }]
  })
}
