import { SourceFailure } from '@chainlens/platform/sources'

/** A wait longer than this is a broken clock or header. */
const LONGEST_WAIT_MS = 24 * 3_600_000

/** Remembers, for this process, until when a source said that it answers nothing. */
export interface RequestPause {
  /** Throws RATE_LIMITED while the source has asked not to be asked. */
  check(): void
  /** The source refuses for its limit: remembers the time, where it named one, and returns the failure. */
  begin(waitMs: number | null): SourceFailure
}

/** `clock` gives milliseconds of unix time. */
export function createRequestPause(source: string, clock: () => number = Date.now): RequestPause {
  let until = 0

  function failure(): SourceFailure {
    const retryAfterMs = until - clock()
    const when =
      retryAfterMs > 0
        ? ` it answers again at ${new Date(until).toISOString().replace(/\.\d+Z$/, 'Z')}.`
        : ' try later.'
    const wait = retryAfterMs > 0 ? { retryAfterMs } : {}
    return new SourceFailure({ code: 'RATE_LIMITED', source, reason: `its request limit is reached;${when}`, ...wait })
  }

  return {
    check() {
      if (clock() < until) throw failure()
    },
    begin(waitMs) {
      if (waitMs !== null && waitMs > 0 && waitMs <= LONGEST_WAIT_MS) until = Math.max(until, clock() + waitMs)
      return failure()
    },
  }
}
