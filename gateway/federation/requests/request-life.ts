/**
 * How long a request goes on: until its time is up, or nobody waits for it. An AbortController with room for one
 * listener, as a request has one thing at a time to stop.
 */
export class RequestLife {
  #hasEnded = false
  #reason: unknown
  #stop: ((reason: unknown) => void) | null = null

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** Why it ended. */
  get reason(): unknown {
    return this.#reason
  }

  throwIfEnded(): void {
    if (this.#hasEnded) throw this.#reason
  }

  /** What is to be stopped from now on, instead of what was before; at once where the life is over. Null: nothing. */
  stops(stop: ((reason: unknown) => void) | null): void {
    this.#stop = stop
    if (this.#hasEnded) this.#stopNow()
  }

  /** Ends it, once. */
  end(reason: unknown): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#reason = reason
    this.#stopNow()
  }

  #stopNow(): void {
    const stop = this.#stop
    this.#stop = null
    stop?.(this.#reason)
  }

  /** The same as a signal, for what listens to nothing else. */
  signal(): AbortSignal {
    const controller = new AbortController()
    this.stops((reason) => controller.abort(reason))
    return controller.signal
  }
}
