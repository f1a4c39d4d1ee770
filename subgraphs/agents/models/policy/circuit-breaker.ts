/** Failures in a row after which a model is left alone. */
const MOST_FAILURES = 6
/** For how long, before one call may try again. */
const OPEN_MS = 20_000

/** Keeps runs from waiting for a model that fails again and again: it is left alone, then tried by one call. */
export class CircuitBreaker {
  readonly #now: () => number
  #failures = 0
  #opensAt = 0

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Whether a call may be made. Where it is the one that tries again, others have to wait for how it ends. */
  allows(): boolean {
    if (this.#failures < MOST_FAILURES) return true
    if (this.#now() < this.#opensAt) return false
    this.#opensAt = this.#now() + OPEN_MS
    return true
  }

  succeeded(): void {
    this.#failures = 0
  }

  failed(): void {
    this.#failures++
    if (this.#failures >= MOST_FAILURES) this.#opensAt = this.#now() + OPEN_MS
  }
}
