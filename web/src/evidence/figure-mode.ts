import type { EvidenceMode } from '../gql/graphql.ts'
import type { EvidenceNode } from './evidence-node.ts'
import { recordedDates } from './recorded-dates.ts'

/** How a chip is coloured: anything recorded, at any depth, outweighs the rest. */
export function figureMode(evidence: readonly EvidenceNode[]): EvidenceMode {
  if (recordedDates(evidence).length > 0) return 'RECORDED'
  return evidence[0]?.mode ?? 'LIVE'
}
