import type { EvidenceMode } from '../gql/graphql.ts'

/** What each way of coming by evidence means to a reader. */
export const evidenceModes: Record<EvidenceMode, { label: string; meaning: string }> = {
  LIVE: { label: 'Live', meaning: 'Read from the source for this answer.' },
  CACHED: { label: 'Cached', meaning: 'Read from the source a little earlier and kept.' },
  RECORDED: { label: 'Recorded', meaning: 'From a sample that ships with ChainLens. Not current.' },
  COMPUTED: { label: 'Computed', meaning: 'By ChainLens, from the inputs below.' },
}
