import type { AnalysisReport, Measure } from '@chainlens/platform/evidence'
import type { IdentityLink } from './link-identity.ts'

/** The figures of a team report; null where unknown, `missing` then says why. */
export interface TeamMeasures {
  contributorAbsenceFactor: Measure | null
  contributorAbsenceFactor52w: Measure | null
  activeContributors90d: Measure | null
  commitsPerWeek90d: Measure | null
  daysSinceLastRelease: Measure | null
}

/** As TeamReport of the graph. */
export interface TeamReport extends AnalysisReport, TeamMeasures {
  /** owner/name; null where none is known. */
  repository: string | null
  /** Links between the asset's site, its organisation and its accounts. */
  identity: IdentityLink[]
}
