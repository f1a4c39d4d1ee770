import type { Identity } from '../identity/identity.ts'

/** Ends connections whose sign-in ends. */
export interface SignedInConnections {
  /** Calls `close` when the sign-in is revoked; returns the way to stop that. */
  add(signInId: string, close: () => void): () => void
  dispose(): void
}

/** Follows `revocations`. */
export function createSignedInConnections(revocations: Identity['ends']): SignedInConnections {
  const bySignIn = new Map<string, Set<() => void>>()
  const stop = revocations.onRevoked((signInId) => {
    for (const close of bySignIn.get(signInId) ?? []) close()
  })
  return {
    add(signInId, close) {
      const closers = bySignIn.get(signInId) ?? new Set()
      bySignIn.set(signInId, closers.add(close))
      // It may have ended while its token was being checked.
      if (revocations.has(signInId)) close()
      return () => {
        closers.delete(close)
        if (closers.size === 0) bySignIn.delete(signInId)
      }
    },
    dispose: stop,
  }
}
