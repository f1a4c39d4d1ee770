import { PageHeader } from './PageHeader.tsx'

/** Stands where a page will be while its code is on its way. */
export function PageLoading() {
  return (
    <div className="page">
      <PageHeader title="" />
      <main className="thread-scroll" aria-busy="true">
        <div className="thread">
          <p className="waiting" role="status">
            Opening the page
          </p>
        </div>
      </main>
    </div>
  )
}
