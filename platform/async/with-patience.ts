import { setTimeout as pause } from 'node:timers/promises'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2_000

/** How long something is waited for that is not there. */
export interface Patience {
  /** From the first failure of a row; an attempt that lasted longer than the longest pause begins a new row. */
  patienceMs: number
  /** Over all attempts; patienceMs by default. */
  limitMs?: number
  signal: AbortSignal
  /** Whether an error may pass, and the attempt be made again; `lastedMs` is how long it took to fail. */
  mayPass(error: unknown, lastedMs: number): boolean
}

/**
 * Makes an attempt again and again, with growing pauses, as long as its error may pass and the patience lasts: a
 * part of the system that is being replaced is there again in seconds. Then throws the last error; the signal's
 * reason as soon as it aborts.
 */
export async function withPatience<Answer>(
  { patienceMs, limitMs = patienceMs, signal, mayPass }: Patience,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const limitAt = performance.now() + limitMs
  let pauseMs = FIRST_PAUSE_MS
  let patienceEndsAt: number | undefined
  for (;;) {
    const startedAt = performance.now()
    try {
      return await attempt()
    } catch (error) {
      signal.throwIfAborted()
      const now = performance.now()
      if (!mayPass(error, now - startedAt)) throw error
      if (patienceEndsAt === undefined || now - startedAt > LONGEST_PAUSE_MS) {
        patienceEndsAt = now + patienceMs
        pauseMs = FIRST_PAUSE_MS
      }
      if (now + pauseMs > Math.min(patienceEndsAt, limitAt)) throw error
      await pause(pauseMs, undefined, { signal }).catch(() => signal.throwIfAborted())
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
  }
}
