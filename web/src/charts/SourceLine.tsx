import type { EvidenceNode } from '../evidence/evidence-node.ts'
import { formatDate } from '../evidence/format-date.ts'
import { ModeBadge } from '../evidence/ModeBadge.tsx'
import { safeLink } from '../markdown/safe-link.ts'

type Props = { evidence: readonly EvidenceNode[]; from?: string; to?: string; isStale?: boolean }

/** Where a chart's data is from: what was read, not what was computed from it, with dates and links; each source once. */
export function SourceLine({ evidence, from, to, isStale }: Props) {
  const read = [
    ...new Map(
      evidence
        .filter(({ mode }) => mode !== 'COMPUTED')
        .map((each) => [`${each.source} ${each.mode} ${each.retrievedAt.slice(0, 10)}`, each] as const),
    ).values(),
  ]
  return (
    <>
      {from && to && (
        <span>
          {from} to {to}
          {isStale && ', not the newest days'}
        </span>
      )}
      {read.map(({ id, source, url, mode, retrievedAt }) => (
        <span key={id}>
          {safeLink(url) ? (
            <a href={safeLink(url)!} target="_blank" rel="noopener noreferrer">
              {source}
              <span className="visually-hidden"> (opens in a new tab)</span>
            </a>
          ) : (
            source
          )}{' '}
          <ModeBadge mode={mode} /> {mode === 'RECORDED' ? 'recorded' : 'read'} {formatDate(retrievedAt)}
        </span>
      ))}
    </>
  )
}
