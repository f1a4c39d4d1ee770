import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'

/** Work in steps, each of which holds the event loop up. */
export type Steps<Result> = Generator<void, Result, void>

/** A step is followed by as long a rest, so that requests have half of the time at least. */
const LONGEST_REST_MS = 50

/** Runs work step by step; between them requests are answered. Throws once the signal is aborted, and the work cleans up. */
export async function runInTurns<Result>(steps: Steps<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    if (signal.aborted) steps.return(undefined as never)
    signal.throwIfAborted()
    const began = performance.now()
    const step = steps.next()
    if (step.done) return step.value
    const tookMs = performance.now() - began
    if (tookMs < 1) await turn()
    else await pause(Math.min(tookMs, LONGEST_REST_MS))
  }
}
