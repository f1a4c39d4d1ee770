import { useEffect, useRef } from 'react'
import { Icon } from '../shared/Icon.tsx'
import type { Citation } from './citation.ts'
import { EvidenceFacts } from './EvidenceFacts.tsx'
import { EvidenceInputs } from './EvidenceInputs.tsx'
import { formatValue } from './format-value.ts'
import { recordedDates } from './recorded-dates.ts'

type Props = {
  citations: readonly Citation[]
  marker: number
  onSelect: (marker: number) => void
  onClose: () => void
}

/** The certificate of one figure. Esc closes it (Conversation listens), and the focus goes back to the marker. */
export function EvidencePanel({ citations, marker, onSelect, onClose }: Props) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is another content, to be read from its start
  useEffect(() => headingRef.current?.focus(), [marker])

  const place = citations.findIndex((citation) => citation.marker === marker)
  const citation = citations[place]
  if (!citation) return null
  const value = formatValue(citation.value, citation.unit)
  const recorded = recordedDates([citation.evidence])
  const step = (by: number) => citations[(place + by + citations.length) % citations.length]!.marker
  return (
    <aside className="evidence-panel" data-testid="evidence-panel" aria-labelledby="evidence-heading">
      <header>
        <span className="evidence-place">
          Evidence {place + 1} of {citations.length}
        </span>
        <button type="button" className="icon-button" aria-label="Previous figure" onClick={() => onSelect(step(-1))}>
          <Icon name="previous" />
        </button>
        <button type="button" className="icon-button" aria-label="Next figure" onClick={() => onSelect(step(1))}>
          <Icon name="chevron" />
        </button>
        <button type="button" className="icon-button" aria-label="Close the evidence" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="evidence-body">
        <h2 id="evidence-heading" ref={headingRef} tabIndex={-1}>
          <span
            className="citation"
            data-mode={recorded.length > 0 ? 'RECORDED' : citation.evidence.mode}
            aria-hidden="true"
          >
            {marker}
          </span>
          {citation.label}
        </h2>
        {value && (
          <p className="reading">
            <span className="reading-value">
              {value.exact} {value.unit && <span className="reading-unit">{value.unit}</span>}
            </span>
            <span className="reading-note">before rounding{value.reading && `; rounded ${value.reading}`}</span>
          </p>
        )}
        {recorded.length > 0 && (
          <p className="recorded-note">
            Rests on recorded data as of {recorded.length > 1 ? `${recorded[0]} to ${recorded.at(-1)}` : recorded[0]}:
            not current.
          </p>
        )}
        <EvidenceFacts evidence={citation.evidence} />
        {citation.evidence.inputs.length > 0 && (
          <section>
            <h3>Computed from</h3>
            <EvidenceInputs inputs={citation.evidence.inputs} />
          </section>
        )}
        <p className="evidence-id">
          <code>{citation.evidence.id}</code>
        </p>
      </div>
    </aside>
  )
}
