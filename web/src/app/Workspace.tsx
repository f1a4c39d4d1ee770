import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { SessionList } from '../sessions/SessionList.tsx'
import { useEscape } from '../shared/use-escape.ts'
import { useMediaQuery } from '../shared/use-media-query.ts'
import { narrowScreen } from './narrow-screen.ts'
import { PageBoundary } from './PageBoundary.tsx'
import { PageLoading } from './PageLoading.tsx'
import { WorkspaceContext } from './workspace-context.ts'

/** Moves the focus without touching the address: a fragment would be another place to go back to. */
function skipToPage() {
  document.getElementById('page')?.focus()
}

/** The frame: conversations on the left, which on a narrow screen slide over the page that is open. */
export function Workspace() {
  const isNarrow = useMediaQuery(narrowScreen)
  const [isListOpen, setListOpen] = useState(false)
  const { key, pathname } = useLocation()
  const listRef = useRef<HTMLDivElement>(null)
  const openerRef = useRef<HTMLElement | null>(null)
  const isDrawerOpen = isNarrow && isListOpen
  const closeList = useCallback(() => setListOpen(false), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere closes the drawer, to the same place too.
  useEffect(() => setListOpen(false), [key])

  useEffect(() => {
    if (!isDrawerOpen) return
    openerRef.current = document.activeElement as HTMLElement | null
    listRef.current?.querySelector<HTMLElement>('a, button')?.focus()
    return () => openerRef.current?.focus()
  }, [isDrawerOpen])
  useEscape(isDrawerOpen ? closeList : undefined)

  const context = useMemo(
    () => ({ isNarrow, isListOver: isDrawerOpen, openList: () => setListOpen(true) }),
    [isNarrow, isDrawerOpen],
  )
  return (
    <WorkspaceContext value={context}>
      <div className="workspace">
        <button type="button" className="skip-link" onClick={skipToPage}>
          Skip to the page
        </button>
        <div
          ref={listRef}
          className="workspace-list"
          data-open={isDrawerOpen || undefined}
          inert={isNarrow && !isListOpen}
        >
          <SessionList />
        </div>
        {isDrawerOpen && <button type="button" className="scrim" aria-label="Close the list" onClick={closeList} />}
        <div className="workspace-page" id="page" tabIndex={-1} inert={isDrawerOpen}>
          <PageBoundary key={pathname}>
            <Suspense fallback={<PageLoading />}>
              <Outlet />
            </Suspense>
          </PageBoundary>
        </div>
      </div>
    </WorkspaceContext>
  )
}
