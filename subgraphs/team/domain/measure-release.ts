import { computedEvidence, type Measure, makeMeasure } from '@chainlens/platform/evidence'
import type { ReleaseFacts, RepositoryReading } from '../sources/source.ts'

const DAY_MS = 86_400_000

/** Whole days from the newest release to the time the reading is of; null where there is no release. */
export function measureRelease(reading: RepositoryReading, releases: ReleaseFacts): Measure | null {
  if (!releases.newest) return null
  const ageMs = new Date(reading.asOf).getTime() - new Date(releases.newest.at).getTime()
  const value = Math.max(0, Math.floor(ageMs / DAY_MS))
  const until = reading.isRecorded ? 'the newest recorded commit' : 'now'
  return makeMeasure({
    value,
    unit: 'days',
    method: `whole days from the newest release to ${until}; ${releases.basis}`,
    asOf: reading.asOf,
    stale: reading.isRecorded,
    evidence: [
      computedEvidence({
        excerpt: `${value} whole days from ${releases.newest.at} to ${reading.asOf}`,
        asOf: reading.asOf,
        inputs: [releases.evidence],
      }),
    ],
    quality: releases.quality,
  })
}
