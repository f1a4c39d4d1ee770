import { isRefusal } from './is-refusal.ts'
import type { RunEvent } from './run-event.ts'
import type { RunSource } from './run-source.ts'

/**
 * Follows a run until the subscription ends, for whatever reason, and says which. An event that skips a number ends it
 * too: asked again after the last one, the server sends what is missing.
 */
export function followOnce(
  source: RunSource,
  runId: string,
  afterSequence: number,
  signal: AbortSignal,
  receive: (event: RunEvent) => void,
): Promise<{ error: unknown; wasRefused: boolean }> {
  return new Promise((resolve) => {
    let last = afterSequence
    let isOver = false
    let unsubscribe: (() => void) | null = null
    const end = (error: unknown) => {
      if (isOver) return
      isOver = true
      signal.removeEventListener('abort', onAbort)
      unsubscribe?.()
      resolve({ error, wasRefused: isRefusal(error) })
    }
    const onAbort = () => end(null)
    signal.addEventListener('abort', onAbort)
    unsubscribe = source(
      { runId, afterSequence },
      {
        event(event) {
          if (isOver || event.sequence <= last) return
          if (event.sequence > last + 1) return end(new Error('An event is missing.'))
          last = event.sequence
          receive(event)
          if (event.__typename === 'RunEnded') end(null)
        },
        error: end,
        complete: () => end(new Error('The subscription ended before the run did.')),
      },
    )
    if (isOver) unsubscribe()
  })
}
