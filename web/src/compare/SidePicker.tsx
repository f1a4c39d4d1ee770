import { useState } from 'react'
import { Link } from 'react-router'
import { tokenPath } from '../app/paths.ts'
import type { TokenNameFragment } from '../gql/reports/graphql.ts'
import { SearchForm } from '../token/SearchForm.tsx'
import { SearchResults } from '../token/SearchResults.tsx'
import { TokenLabel } from '../token/TokenLabel.tsx'

type Props = {
  side: 'a' | 'b'
  token: TokenNameFragment | null
  onPick: (id: string | null) => void
}

const NAMES = { a: 'First token', b: 'Second token' }

/** One side of a comparison: the token, or the search for it. */
export function SidePicker({ side, token, onPick }: Props) {
  const [query, setQuery] = useState('')
  return (
    <section className="side" data-series={side} aria-label={NAMES[side]} data-testid={`side-${side}`}>
      <p className="side-name">{NAMES[side]}</p>
      {token ? (
        <div className="side-token">
          <Link to={tokenPath(token.id)}>
            <TokenLabel token={token} />
          </Link>
          <button
            type="button"
            className="button"
            onClick={() => {
              setQuery('')
              onPick(null)
            }}
          >
            Change
          </button>
        </div>
      ) : (
        <>
          <SearchForm key={query} label={`Find the ${NAMES[side].toLowerCase()}`} initial={query} onSearch={setQuery} />
          {query && (
            <SearchResults
              query={query}
              pick={(candidate, label) => (
                <button type="button" onClick={() => onPick(candidate.token.id)}>
                  {label}
                </button>
              )}
            />
          )}
        </>
      )}
    </section>
  )
}
