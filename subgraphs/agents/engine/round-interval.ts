/** A round may take this share of the time from one to the next. */
const MOST_SHARE = 1 / 3
/** Who reads along sees words come this often at least, however busy the machine is. */
const MOST_INTERVAL_MS = 240

/**
 * How long after the beginning of a round of writing the next one begins, in milliseconds. Rounds that take long, as
 * they do where machine or database are busy, come less often and carry more: what each costs beside its words (the
 * statement, and for each run a delivery to all who follow it) is then left for the work that is behind.
 */
export function roundIntervalMs(roundMs: number, leastMs: number): number {
  return Math.max(leastMs, Math.min(MOST_INTERVAL_MS, roundMs / MOST_SHARE))
}
