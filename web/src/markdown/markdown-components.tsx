import type { Components } from 'react-markdown'
import { CitationChip } from './CitationChip.tsx'
import { safeLink } from './safe-link.ts'

/**
 * How an answer's markdown is shown. Images are never fetched: an address made by a model can carry data away. Headings
 * start below the question, which is the section's own.
 */
export const markdownComponents: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  a({ href, children }) {
    const address = safeLink(href)
    if (!address) return <span>{children}</span>
    return (
      <a href={address} rel="noopener noreferrer" target="_blank">
        {children}
      </a>
    )
  },
  img: ({ alt }) => <span className="image-left-out">{alt || 'image'} (image not loaded)</span>,
  input: ({ checked }) => <span>{checked ? '☑' : '☐'} </span>,
  cite: ({ children }) => <CitationChip marker={Number(String(children).slice(1, -1))} />,
  mark: ({ children }) => (
    <mark className="unsupported" title="No evidence was found for this number.">
      {children}
      <span className="visually-hidden"> (no evidence)</span>
    </mark>
  ),
  table: ({ children }) => (
    // A wide table scrolls by itself; reachable by keyboard, or part of it could not be read.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="table-scroll" tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </section>
  ),
}
