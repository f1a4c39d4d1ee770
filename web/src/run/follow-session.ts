import { isRefusal } from './is-refusal.ts'
import { retryDelay } from './retry-delay.ts'
import type { SessionSource } from './session-source.ts'

export type FollowSessionOptions = {
  source: SessionSource
  wait: (delayMs: number, signal: AbortSignal) => Promise<void>
  /** Gets a new sign-in after the socket was refused; false where there is none. Throws when offline. */
  renew: () => Promise<boolean>
}

/**
 * Follows what becomes of a conversation elsewhere, in another tab or on another device, for as long as it is shown: asks
 * again after the revision that is known whenever the connection was lost. Returns what ends it.
 */
export function followSession(
  options: FollowSessionOptions,
  sessionId: string,
  /** The revision that this page knows. */
  known: () => number,
  /** Something has changed that it doesn't know. */
  onChange: () => void,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let failures = 0
  const receive = (sequence: number) => {
    failures = 0
    if (sequence > known()) onChange()
  }
  async function follow(): Promise<void> {
    while (!signal.aborted) {
      const error = await once(options.source, { sessionId, afterSequence: known() }, signal, receive)
      if (signal.aborted) return
      failures += 1
      const hasSignIn = isRefusal(error) && failures === 1 && (await options.renew().catch(() => false))
      if (!hasSignIn) await options.wait(retryDelay(failures), signal)
    }
  }
  void follow()
  return () => ending.abort()
}

/** Until the subscription is over, or nobody follows any more; resolves to why. */
function once(
  source: SessionSource,
  request: Parameters<SessionSource>[0],
  signal: AbortSignal,
  change: (sequence: number) => void,
): Promise<unknown> {
  return new Promise((resolve) => {
    let unsubscribe: (() => void) | null = null
    let isOver = false
    const end = (error: unknown) => {
      if (isOver) return
      isOver = true
      signal.removeEventListener('abort', onAbort)
      unsubscribe?.()
      resolve(error)
    }
    const onAbort = () => end(null)
    signal.addEventListener('abort', onAbort)
    unsubscribe = source(request, { change, end })
    if (isOver) unsubscribe()
  })
}
