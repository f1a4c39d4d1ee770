import { type ReactNode, use } from 'react'
import { Icon } from '../shared/Icon.tsx'
import { WorkspaceContext } from './workspace-context.ts'

export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  const { isNarrow, openList } = use(WorkspaceContext)
  return (
    <header className="page-header">
      {isNarrow && (
        <button type="button" className="icon-button" aria-label="Open the list of questions" onClick={openList}>
          <Icon name="menu" />
        </button>
      )}
      <h1 title={title}>{title}</h1>
      {children}
    </header>
  )
}
