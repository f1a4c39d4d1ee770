import { type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react'
import { WorkspaceContext } from '../app/workspace-context.ts'
import { useEscape } from '../shared/use-escape.ts'
import { useMediaQuery } from '../shared/use-media-query.ts'
import { EvidencePanel } from './EvidencePanel.tsx'
import type { Figure } from './figure.ts'
import { FigureContext } from './figure-context.ts'

/** A page of figures with the evidence panel beside it; on a narrow screen the panel lies over it and holds the focus. */
export function FigurePage({ title, children }: { title: string; children: ReactNode }) {
  const [shown, setShown] = useState<{ figure: Figure; among: readonly Figure[] } | null>(null)
  const openerRef = useRef<HTMLElement | null>(null)
  const isPanelOver = useMediaQuery('(max-width: 1180px)')
  const { isListOver } = use(WorkspaceContext)

  const close = useCallback(() => {
    setShown(null)
    // After this render: what the panel covers is inert until then.
    requestAnimationFrame(() => openerRef.current?.focus())
  }, [])
  const open = useCallback((figure: Figure, among: readonly Figure[]) => {
    openerRef.current = document.activeElement as HTMLElement | null
    setShown((now) => (now?.figure === figure ? null : { figure, among }))
  }, [])
  useEscape(shown && !isListOver ? close : undefined)

  const context = useMemo(() => ({ selected: shown?.figure ?? null, open }), [shown, open])
  const isCovered = isPanelOver && shown !== null
  return (
    <FigureContext value={context}>
      <div className="page" data-panel={shown ? 'open' : undefined}>
        <title>{`${title} · ChainLens`}</title>
        <div className="page-main" inert={isCovered}>
          {children}
        </div>
        {isCovered && <button type="button" className="scrim" aria-label="Close the evidence" onClick={close} />}
        {shown && (
          <EvidencePanel
            figures={shown.among}
            marker={shown.figure.marker}
            onSelect={(marker) =>
              setShown((now) => now && { ...now, figure: now.among.find((each) => each.marker === marker)! })
            }
            onClose={close}
          />
        )}
      </div>
    </FigureContext>
  )
}
