import { useEffect, useRef } from 'react'
import { Icon } from '../shared/Icon.tsx'
import { EvidenceFacts } from './EvidenceFacts.tsx'
import { EvidenceInputs } from './EvidenceInputs.tsx'
import type { Figure } from './figure.ts'
import { figureMode } from './figure-mode.ts'
import { formatValue } from './format-value.ts'
import { recordedDates } from './recorded-dates.ts'

type Props = {
  figures: readonly Figure[]
  marker: number
  onSelect: (marker: number) => void
  onClose: () => void
}

/** The certificate of one figure. Esc closes it (the page listens), and the focus goes back to the marker. */
export function EvidencePanel({ figures, marker, onSelect, onClose }: Props) {
  const headingRef = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure is another content, to be read from its start
  useEffect(() => headingRef.current?.focus(), [marker])

  const place = figures.findIndex((each) => each.marker === marker)
  const figure = figures[place]
  if (!figure) return null
  const value = formatValue(figure.value, figure.unit)
  const recorded = recordedDates(figure.evidence)
  const step = (by: number) => figures[(place + by + figures.length) % figures.length]!.marker
  return (
    <aside className="evidence-panel" data-testid="evidence-panel" aria-labelledby="evidence-heading">
      <header>
        <span className="evidence-place">
          Evidence {place + 1} of {figures.length}
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
          <span className="citation" data-mode={figureMode(figure.evidence)} aria-hidden="true">
            {marker}
          </span>
          {figure.label}
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
        {figure.stale && recorded.length === 0 && (
          <p className="recorded-note">Older than its source usually is: not current.</p>
        )}
        {figure.method && (
          <p className="evidence-method">
            <span>Method</span> {figure.method}
            {figure.confidence !== null && (
              <>
                <span>Confidence</span> {figure.confidence.toFixed(2)} of 1
              </>
            )}
          </p>
        )}
        {figure.evidence.map((evidence) => (
          <section key={evidence.id} className="evidence-source">
            <EvidenceFacts evidence={evidence} />
            {evidence.inputs && evidence.inputs.length > 0 && (
              <>
                <h3>Computed from</h3>
                <EvidenceInputs inputs={evidence.inputs} />
              </>
            )}
            <p className="evidence-id">
              <code>{evidence.id}</code>
            </p>
          </section>
        ))}
      </div>
    </aside>
  )
}
