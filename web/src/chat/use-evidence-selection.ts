import { useCallback, useMemo, useRef, useState } from 'react'
import type { Citation } from '../evidence/citation.ts'
import type { Figure } from '../evidence/figure.ts'
import type { MessagePartsFragment } from '../gql/graphql.ts'

export type EvidenceSelection = {
  selected: { messageId: string; marker: number } | null
  figures: readonly Figure[]
  open: (messageId: string, marker: number) => void
  /** Another figure of the same message. */
  select: (marker: number) => void
  close: () => void
}

/** Which figure's evidence is open. Opening a marker again closes it; closing gives the focus back to the marker. */
export function useEvidenceSelection(messages: readonly MessagePartsFragment[]): EvidenceSelection {
  const [selected, setSelected] = useState<EvidenceSelection['selected']>(null)
  const openerRef = useRef<HTMLElement | null>(null)

  const close = useCallback(() => {
    setSelected(null)
    // After this render: what the panel covers is inert until then.
    requestAnimationFrame(() => openerRef.current?.focus())
  }, [])
  const open = useCallback((messageId: string, marker: number) => {
    openerRef.current = document.activeElement as HTMLElement | null
    setSelected((now) => (now?.messageId === messageId && now.marker === marker ? null : { messageId, marker }))
  }, [])
  const select = useCallback((marker: number) => setSelected((now) => now && { ...now, marker }), [])

  const citations = messages.find(({ id }) => id === selected?.messageId)?.citations
  const figures = useMemo(() => (citations ?? []).map(figureOfCitation), [citations])
  return { selected, figures, open, select, close }
}

/** What a measure says of its method stands in a citation's evidence. */
function figureOfCitation(citation: Citation): Figure {
  const { marker, label, value, unit, evidence } = citation
  return { marker, label, value, unit, evidence: [evidence], asOf: null, method: null, confidence: null, stale: false }
}
