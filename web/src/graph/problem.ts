/** What went wrong, in the terms in which a person can do something about it. */
export type Problem = {
  /**
   * offline: nothing answered. unauthenticated: sign in again. rate-limited: wait. refused: the graph said no and why.
   * server: it failed on the other side.
   */
  kind: 'offline' | 'unauthenticated' | 'rate-limited' | 'refused' | 'server'
  /** The graph's own code where it gave one. */
  code: string
  message: string
  /** What to name when asking for help. */
  requestId: string | null
  /** How long to wait before the same may succeed. */
  retryAfterMs: number | null
}
