/** A place in a test where something waits until the test lets it go on. */
export interface Gate {
  /** Resolves once somebody has come to the gate. */
  readonly reached: Promise<void>
  /** Waits here; throws the signal's reason when it aborts. */
  pass(signal?: AbortSignal): Promise<void>
  open(): void
}

/** Makes a closed gate. */
export function createGate(): Gate {
  const arrival = Promise.withResolvers<void>()
  const opening = Promise.withResolvers<void>()
  return {
    reached: arrival.promise,
    async pass(signal) {
      arrival.resolve()
      const aborted = new Promise<never>((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
      )
      await Promise.race(signal ? [opening.promise, aborted] : [opening.promise])
    },
    open: () => opening.resolve(),
  }
}
