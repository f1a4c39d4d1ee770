import { safeLink } from '../markdown/safe-link.ts'
import { CopyButton } from '../shared/CopyButton.tsx'
import { Icon } from '../shared/Icon.tsx'
import { evidenceModes } from './evidence-modes.ts'
import type { EvidenceNode } from './evidence-node.ts'
import { formatDate } from './format-date.ts'
import { ModeBadge } from './ModeBadge.tsx'

/** Where one evidence comes from, as a reader would check it. */
export function EvidenceFacts({ evidence }: { evidence: EvidenceNode }) {
  const address = safeLink(evidence.url)
  const isComputed = evidence.mode === 'COMPUTED'
  return (
    <>
      <dl className="facts">
        <dt>Source</dt>
        <dd>
          {address ? (
            <a href={address} target="_blank" rel="noopener noreferrer">
              {evidence.source} <Icon name="external" />
              <span className="visually-hidden"> (opens in a new tab)</span>
            </a>
          ) : (
            evidence.source
          )}
        </dd>
        <dt>Mode</dt>
        <dd>
          <ModeBadge mode={evidence.mode} />
          <span className="facts-note">{evidenceModes[evidence.mode]?.meaning}</span>
        </dd>
        <dt>Describes</dt>
        <dd>{evidence.asOf ? <time dateTime={evidence.asOf}>{formatDate(evidence.asOf)}</time> : 'not stated'}</dd>
        <dt>{isComputed ? 'Computed' : evidence.mode === 'RECORDED' ? 'Recorded' : 'Read'}</dt>
        <dd>
          <time dateTime={evidence.retrievedAt}>{formatDate(evidence.retrievedAt)}</time>
        </dd>
        {evidence.contentHash && (
          <>
            <dt>Content</dt>
            <dd className="facts-hash">
              <code title={`SHA-256 ${evidence.contentHash}`}>{shorten(evidence.contentHash)}</code>
              <CopyButton text={evidence.contentHash} label="Copy the SHA-256 of the content" />
            </dd>
          </>
        )}
      </dl>
      {evidence.excerpt && (
        <figure className="excerpt">
          <figcaption>{isComputed ? 'How it was computed' : 'As the source has it'}</figcaption>
          <blockquote>{evidence.excerpt}</blockquote>
        </figure>
      )}
    </>
  )
}

function shorten(hash: string): string {
  return hash.length > 20 ? `${hash.slice(0, 10)}…${hash.slice(-6)}` : hash
}
