import { citedFigure } from './facts/cited-figure.ts'
import type { CitationDraft } from './text-pipeline.ts'
import type { StoredCitation } from './write-events.ts'

/** As far as PostgreSQL's numeric reaches without a second thought. */
const DECIMAL = /^-?\d{1,200}(\.\d{1,200})?(e[+-]?\d{1,3})?$/i

/** A marker and its fact as they are stored, the figure as text shows it; a value that is no decimal number is left out. */
export function citationOf({ marker, fact }: CitationDraft): StoredCitation {
  const { id, label, evidence } = fact
  const { value, unit } = citedFigure(fact)
  return { marker, factId: id, label, value: value !== null && DECIMAL.test(value) ? value : null, unit, evidence }
}
