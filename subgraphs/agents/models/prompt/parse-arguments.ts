import type { ToolCall } from '../model.ts'

/** Of what a model wrote that cannot be used, so much is shown. */
const SHOWN = 2_000

/** The arguments of a call as the model wrote them. No text counts as no arguments; anything but a JSON object is invalid. */
export function parseArguments(text: string): Pick<ToolCall, 'arguments' | 'invalid'> {
  if (text.trim() === '') return { arguments: {} }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { arguments: value as Record<string, unknown> }
  } catch {
    return { arguments: { unparsable: text.slice(0, SHOWN) }, invalid: 'The arguments are not valid JSON.' }
  }
  return { arguments: { unparsable: text.slice(0, SHOWN) }, invalid: 'The arguments are not a JSON object.' }
}
