import { createContext } from 'react'
import type { Citation } from '../evidence/citation.ts'

/** What the chips of one answer know: while it is being written there are markers, and not yet what they stand for. */
export type CitationScope = {
  byMarker: ReadonlyMap<number, Citation>
  isWriting: boolean
  openMarker: number | null
  open: (marker: number) => void
}

export const CitationContext = createContext<CitationScope>({
  byMarker: new Map(),
  isWriting: false,
  openMarker: null,
  open: () => {},
})
