import type { EvidenceMode } from '../gql/graphql.ts'
import { evidenceModes } from './evidence-modes.ts'

export function ModeBadge({ mode }: { mode: EvidenceMode }) {
  const known = evidenceModes[mode]
  return (
    <span className="mode-badge" data-mode={mode} title={known?.meaning}>
      {known?.label ?? mode}
    </span>
  )
}
