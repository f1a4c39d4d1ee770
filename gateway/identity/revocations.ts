import { ACCESS_TOKEN } from '@chainlens/platform/auth'
import { callRoute, type Platform } from '@chainlens/platform/service'
import { z } from 'zod'

/** Sign-ins that have ended although their access tokens have not run out. */
export interface Revocations {
  has(signInId: string): boolean
  /** Calls `listener` once for each sign-in that ends from now on; returns the way to stop that. */
  onRevoked(listener: (signInId: string) => void): () => void
  /** Reads what users knows, once, and begins to follow; a users that does not answer is asked again. */
  start(): Promise<void>
  dispose(): Promise<void>
}

const TOPIC = 'sign-in.revoked'
const POLL_MS = 1_000
const POLL_TIMEOUT_MS = 5_000
/** No access token lives longer, and a minute for clocks that differ. */
const KEPT_MS = (ACCESS_TOKEN.longestSeconds + 60) * 1_000
const message = z.object({ signInId: z.string() })
const pollAnswer = z.object({ now: z.iso.datetime(), signInIds: z.array(z.string()) })

/**
 * Follows users: at once by a message, and within a second by asking, which also finds what was
 * revoked while this process was down. Kept as long as an access token lives.
 */
export function createRevocations(platform: Platform): Revocations {
  const { logger, pubsub } = platform
  const until = new Map<string, number>()
  const listeners = new Set<(signInId: string) => void>()
  const life = new AbortController()
  let since: string | null = null
  let timer: NodeJS.Timeout | null = null
  let subscription: number | null = null
  let isFailing = false

  function revoke(signInId: string): void {
    const isNew = !until.has(signInId)
    until.set(signInId, Date.now() + KEPT_MS)
    if (isNew) for (const listener of listeners) listener(signInId)
  }

  function forgetOld(): void {
    const now = Date.now()
    for (const [signInId, end] of until) if (end < now) until.delete(signInId)
  }
  async function poll(): Promise<void> {
    try {
      const response = await callRoute(platform, {
        issuer: 'gateway',
        subgraph: 'users',
        path: '/internal/revocations',
        body: { since },
        timeoutMs: POLL_TIMEOUT_MS,
        signal: life.signal,
      })
      if (!response.ok) throw new Error(`users answered ${response.status}`)
      const { now, signInIds } = pollAnswer.parse(await response.json())
      since = now
      for (const signInId of signInIds) revoke(signInId)
      isFailing = false
    } catch (error) {
      if (!isFailing && !life.signal.aborted) logger.warn({ err: error }, 'revocations could not be read')
      isFailing = true
    }
    forgetOld()
  }

  function pollLater(): void {
    if (life.signal.aborted) return
    timer = setTimeout(() => void poll().finally(pollLater), POLL_MS)
    timer.unref()
  }

  return {
    has: (signInId) => until.has(signInId),
    onRevoked(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async start() {
      subscription = await pubsub.subscribe(
        TOPIC,
        (payload: unknown) => {
          const parsed = message.safeParse(payload)
          if (parsed.success) revoke(parsed.data.signInId)
        },
        {},
      )
      await poll()
      pollLater()
    },
    async dispose() {
      life.abort()
      if (timer) clearTimeout(timer)
      if (subscription !== null) await pubsub.unsubscribe(subscription)
    },
  }
}
