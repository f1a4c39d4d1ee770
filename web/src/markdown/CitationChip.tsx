import { use } from 'react'
import { formatValue } from '../evidence/format-value.ts'
import { recordedDates } from '../evidence/recorded-dates.ts'
import { CitationContext } from './citation-context.ts'

/** A marker in the text as a control that opens the figure's evidence. */
export function CitationChip({ marker }: { marker: number }) {
  const { byMarker, isWriting, openMarker, open } = use(CitationContext)
  const citation = byMarker.get(marker)
  if (!citation) {
    const title = isWriting ? 'The evidence opens when the answer is complete.' : 'No evidence came with this marker.'
    return (
      <span className="citation" data-muted data-testid="citation" data-marker={marker} title={title}>
        {marker}
        {!isWriting && <span className="visually-hidden"> (no evidence)</span>}
      </span>
    )
  }
  const value = formatValue(citation.value, citation.unit)
  // Computed from a recording is no more current than the recording.
  const isRecorded = recordedDates([citation.evidence]).length > 0
  return (
    <button
      type="button"
      className="citation"
      data-testid="citation"
      data-marker={marker}
      data-mode={isRecorded ? 'RECORDED' : citation.evidence.mode}
      aria-expanded={openMarker === marker}
      aria-label={`Evidence ${marker}: ${citation.label}${isRecorded ? ', from recorded data' : ''}`}
      title={value ? `${citation.label}: ${value.exact} ${value.unit ?? ''}` : citation.label}
      onClick={() => open(marker)}
    >
      {marker}
    </button>
  )
}
