import { Link } from 'react-router'

/** Also for a conversation that isn't there or isn't the caller's: the graph answers both alike, and so do we. */
export function NotFound() {
  return (
    <main className="not-found">
      <h1>Nothing here</h1>
      <p>This address leads to no conversation of yours.</p>
      <Link className="button" to="/">
        Ask a question
      </Link>
    </main>
  )
}
