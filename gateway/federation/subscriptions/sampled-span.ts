import { contextOf, currentTraceparent, unrecorded, withSpan } from '@chainlens/platform/telemetry'

/** Of what goes on all the time, one is recorded in as long. */
const EVERY_MS = 10_000

/** Runs a piece of work in a span, or unrecorded. */
export type SampledSpan = <Result>(work: () => Result | Promise<Result>) => Result | Promise<Result>

/**
 * Spans called `name`, in the trace in which this is made, for the first piece of work and then for one in ten seconds:
 * a stream may have thousands of events, and its own span tells how many.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createSampledSpan(name: string, now: () => number = () => performance.now()): SampledSpan {
  const parent = contextOf(currentTraceparent())
  let nextAt = Number.NEGATIVE_INFINITY
  return (work) => {
    if (!parent) return unrecorded(work)
    if (now() < nextAt) return unrecorded(work, parent)
    nextAt = now() + EVERY_MS
    return withSpan(name, { parent }, async () => work())
  }
}
