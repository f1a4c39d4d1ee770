import type { ExecutionResult } from 'graphql'

/** One event as clients get it: completed once, and written as JSON once, for all who see it. */
export interface CompletedEvent {
  readonly result: ExecutionResult
  readonly text: string
}

/** Writes a result down. */
export function completedEvent(result: ExecutionResult): CompletedEvent {
  return { result, text: JSON.stringify(result) }
}
