import type { ExecutionResult } from 'graphql'

/** One event as clients get it: completed once, and written as JSON once, for all who see it. */
export interface CompletedEvent {
  readonly result: ExecutionResult
  readonly text: string
}

const texts = new WeakMap<ExecutionResult, string>()

/** Writes a result down. */
export function completedEvent(result: ExecutionResult): CompletedEvent {
  const text = JSON.stringify(result)
  texts.set(result, text)
  return { result, text }
}

/** A result as JSON; the text that was made already where there is one. */
export function resultText(result: ExecutionResult): string {
  return texts.get(result) ?? JSON.stringify(result)
}
