import { Component, type ReactNode } from 'react'
import { PageHeader } from './PageHeader.tsx'

type Props = { children: ReactNode }

/**
 * Keeps the frame when a page can't be shown: mostly its code, gone from the server with a release that this tab is
 * older than. Reloading brings the new one.
 */
export class PageBoundary extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="page">
        <PageHeader title="" />
        <main className="not-found">
          <h2>This page could not be opened</h2>
          <p>ChainLens may have been updated, or the connection was lost. Reloading helps in both cases.</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload
          </button>
        </main>
      </div>
    )
  }
}
