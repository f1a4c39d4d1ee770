import type { Problem } from '../graph/problem.ts'
import { ObservableValue } from '../shared/observable-value.ts'
import { applyRunEvent } from './apply-run-event.ts'
import { followOnce } from './follow-once.ts'
import { initialRunState } from './initial-run-state.ts'
import { retryDelay } from './retry-delay.ts'
import type { RunConnection } from './run-connection.ts'
import type { RunEvent } from './run-event.ts'
import type { RunSource } from './run-source.ts'
import type { RunState } from './run-state.ts'

/** After so many failures of the server in a row a person decides whether to go on. */
const MOST_SERVER_FAILURES = 6

export type RunFeedOptions = {
  source: RunSource
  /** Batches renders; `now` runs what is due. */
  batch: (flush: () => void) => { request(): void; now(): void }
  wait: (delayMs: number, signal: AbortSignal) => Promise<void>
  describe: (error: unknown) => Problem
  /** Gets a new sign-in after the socket was refused; false where there is none. Throws when offline. */
  renew: () => Promise<boolean>
  /** The one place where a run reaches Apollo's cache. */
  onEnded: (event: Extract<RunEvent, { __typename: 'RunEnded' }>) => void
}

/**
 * Follows one run: connects, resumes after the last event that came, and keeps what the events say. It goes on for as
 * long as someone follows and the run has not ended; what was seen stays when nobody does.
 */
export class RunFeed {
  readonly state = new ObservableValue<RunState>(initialRunState)
  readonly connection = new ObservableValue<RunConnection>({ status: 'idle' })
  readonly #runId: string
  readonly #options: RunFeedOptions
  readonly #batch: { request(): void; now(): void }
  #arrived: RunEvent[] = []
  #lastArrived = 0
  #followers = 0
  #following: AbortController | null = null

  constructor(runId: string, options: RunFeedOptions) {
    this.#runId = runId
    this.#options = options
    this.#batch = options.batch(() => this.#apply())
  }

  /** Returns what ends the following. */
  follow(): () => void {
    this.#followers += 1
    if (!this.#following) this.retry()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#followers -= 1
      if (this.#followers === 0) this.close()
    }
  }

  /** Begins again after a failure that ended the attempts. */
  retry(): void {
    this.close()
    if (this.state.get().ended || this.#followers === 0) return
    this.#following = new AbortController()
    void this.#run(this.#following.signal)
  }

  close(): void {
    this.#following?.abort()
    this.#following = null
    if (!this.state.get().ended) this.connection.set({ status: 'idle' })
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0
    this.connection.set({ status: 'waiting' })
    while (!signal.aborted) {
      const outcome = await followOnce(this.#options.source, this.#runId, this.#lastArrived, signal, (event) => {
        failures = 0
        this.#receive(event)
      })
      if (signal.aborted || this.#hasEnded()) return
      failures += 1
      let problem = this.#options.describe(outcome.error)
      try {
        // The socket ends with the token it was opened with. That is no failure: nobody need hear of it.
        if (outcome.wasRefused && failures === 1 && (await this.#options.renew())) continue
      } catch (error) {
        problem = this.#options.describe(error)
      }
      if (signal.aborted) return
      if (!isWorthRetrying(problem, failures)) return this.connection.set({ status: 'failed', problem })
      this.connection.set({ status: 'reconnecting', problem })
      await this.#options.wait(problem.retryAfterMs ?? retryDelay(failures), signal)
    }
  }

  #receive(event: RunEvent): void {
    if (event.sequence <= this.#lastArrived) return
    this.#lastArrived = event.sequence
    this.#arrived.push(event)
    if (this.connection.get().status !== 'live') this.connection.set({ status: 'live' })
    if (event.__typename === 'RunEnded') this.#batch.now()
    else this.#batch.request()
  }

  #hasEnded(): boolean {
    return this.state.get().ended !== null
  }

  #apply(): void {
    const events = this.#arrived
    this.#arrived = []
    this.state.set(events.reduce(applyRunEvent, this.state.get()))
    const end = events.find((event) => event.__typename === 'RunEnded')
    if (!end) return
    this.connection.set({ status: 'ended' })
    this.#options.onEnded(end)
  }
}

/** A lost connection is waited out, however long it takes; a server that fails again and again is left to a person. */
function isWorthRetrying(problem: Problem, failures: number): boolean {
  if (problem.kind === 'refused' || problem.kind === 'unauthenticated') return false
  return problem.kind !== 'server' || failures <= MOST_SERVER_FAILURES
}
