import type { CitationDraft } from './text-pipeline.ts'
import type { StoredCitation } from './write-events.ts'

const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i

/** A marker and its fact as they are stored; a value that is not a decimal number is left out. */
export function citationOf({ marker, fact }: CitationDraft): StoredCitation {
  const { id, label, value, unit, evidence } = fact
  return { marker, factId: id, label, value: value !== null && DECIMAL.test(value) ? value : null, unit, evidence }
}
