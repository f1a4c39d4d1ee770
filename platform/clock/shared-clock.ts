/** Milliseconds of the clock that all processes share, at the zero of this process' monotonic clock; null: not known. */
let anchorMs: number | null = null

/**
 * The time in milliseconds since 1970 by the clock that all processes of an installation share (that of Redis), as
 * far as it is known; else by this machine's own. What one process signs and another checks is timed by it: a machine
 * whose clock is wrong, or jumps, neither locks itself out nor takes a token for longer than it is good.
 */
export function sharedNow(): number {
  return anchorMs === null ? Date.now() : anchorMs + performance.now()
}

/** How far this machine's clock is ahead of the shared one, in milliseconds; 0 where there is none. */
export function clockAheadMs(): number {
  return Date.now() - sharedNow()
}

/** Takes up what the shared clock said, at `performance.now()`; null: this machine's own clock counts from now on. */
export function setSharedClock(reading: { timeMs: number; atMs: number } | null): void {
  anchorMs = reading && reading.timeMs - reading.atMs
}
