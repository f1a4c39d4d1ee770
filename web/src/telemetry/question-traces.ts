/** What the page tells of one question; no word of it. */
export type QuestionReport = {
  traceparent: string
  durationMs: number
  /** From the click to the first word of the answer; null where none came. */
  firstTextMs: number | null
  outcome: 'completed' | 'stopped' | 'failed'
}

/** One question on its way. */
export type QuestionTrace = {
  /** W3C Trace Context: what is asked of the graph for this question is told to be part of it. */
  readonly traceparent: string
  readonly beganAt: number
  firstTextMs: number | null
}

/** A question that was never seen to end is forgotten when so many others have come. */
const MOST_KEPT = 20

/**
 * The traces of the questions that this page asks, from the click on. The page sends one span of its own for
 * each; whether anyone keeps it is the server's business.
 */
export class QuestionTraces {
  readonly #byRun = new Map<string, QuestionTrace>()
  readonly #send: (report: QuestionReport) => void
  readonly #now: () => number

  constructor(send: (report: QuestionReport) => void, now: () => number = () => performance.now()) {
    this.#send = send
    this.#now = now
  }

  /** Begins at the click. */
  begin(): QuestionTrace {
    const traceparent = `00-${randomHex(16)}-${randomHex(8)}-01`
    return { traceparent, beganAt: this.#now(), firstTextMs: null }
  }

  /** Says which run answers the question. */
  attach(runId: string, trace: QuestionTrace): void {
    const [oldest] = this.#byRun.keys()
    if (this.#byRun.size >= MOST_KEPT && oldest !== undefined) this.#byRun.delete(oldest)
    this.#byRun.set(runId, trace)
  }

  /** Undefined for a run that another page, or an earlier visit, began. */
  traceparentOf(runId: string): string | undefined {
    return this.#byRun.get(runId)?.traceparent
  }

  /** Told of each event of a run as it comes. */
  saw(runId: string, event: { __typename: string; status?: string }): void {
    const trace = this.#byRun.get(runId)
    if (!trace) return
    const elapsedMs = Math.round(this.#now() - trace.beganAt)
    if (event.__typename === 'TextDelta') trace.firstTextMs ??= elapsedMs
    if (event.__typename !== 'RunEnded') return
    this.#byRun.delete(runId)
    const { traceparent, firstTextMs } = trace
    this.#send({ traceparent, durationMs: elapsedMs, firstTextMs, outcome: outcomeOf(event.status) })
  }
}

function outcomeOf(status: string | undefined): QuestionReport['outcome'] {
  return status === 'COMPLETED' ? 'completed' : status === 'STOPPED' ? 'stopped' : 'failed'
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
