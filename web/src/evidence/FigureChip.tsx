import { use } from 'react'
import { evidenceModes } from './evidence-modes.ts'
import type { Figure } from './figure.ts'
import { FigureContext } from './figure-context.ts'
import { figureMode } from './figure-mode.ts'

/** Opens the evidence of one figure of a report; beside it the rest of that report can be leafed through. */
export function FigureChip({ figure, among }: { figure: Figure; among: readonly Figure[] }) {
  const { selected, open } = use(FigureContext)
  const mode = figureMode(figure.evidence)
  return (
    <button
      type="button"
      className="citation"
      data-testid="figure-chip"
      data-mode={mode}
      aria-expanded={selected === figure}
      aria-label={`${figure.marker}: evidence of ${figure.label}, ${evidenceModes[mode].label.toLowerCase()}`}
      onClick={() => open(figure, among)}
    >
      {figure.marker}
    </button>
  )
}
