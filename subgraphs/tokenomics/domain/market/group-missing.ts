import type { MissingSignal } from '@chainlens/platform/evidence'
import type { SourceFailure } from '@chainlens/platform/sources'

/** One line for all that failed in the same way, so that being offline is said once and not source by source. */
export function groupMissing(failed: readonly { failure: SourceFailure; signal: string }[]): MissingSignal[] {
  const byReason = Map.groupBy(failed, ({ failure }) => `${failure.code} ${failure.message}`)
  return [...byReason.values()].flatMap((group) => {
    const first = group[0]
    if (!first) return []
    const signal = [...new Set(group.map((one) => one.signal))].join(', ')
    const sources = [...new Set(group.map(({ failure }) => failure.source))].join(', ')
    return [{ code: first.failure.code, signal, reason: `${sources}: ${first.failure.message}` }]
  })
}
