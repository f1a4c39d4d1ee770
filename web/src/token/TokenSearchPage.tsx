import { Link, useSearchParams } from 'react-router'
import { PageHeader } from '../app/PageHeader.tsx'
import { tokenPath } from '../app/paths.ts'
import { SearchForm } from './SearchForm.tsx'
import { SearchResults } from './SearchResults.tsx'
import './token.css'

const EXAMPLES = ['ETH', 'BTC', 'UNI', 'LINK', '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984']

/** From a text to a token: the way to a token's page. The text stands in the address, so that a search can be shared. */
export default function TokenSearchPage() {
  const [params, setParams] = useSearchParams()
  const query = params.get('q')?.trim() ?? ''
  const search = (text: string) => setParams({ q: text })
  return (
    <div className="page">
      <title>{`${query || 'Tokens'} · ChainLens`}</title>
      <PageHeader title="Tokens" />
      <main className="page-scroll">
        <div className="narrow-page">
          <h2 className="page-title">Which token?</h2>
          <p className="page-about">
            Tickers and names are shared, and look-alikes are made on purpose. Every token that may be meant is listed
            with its reason; you pick.
          </p>
          <SearchForm key={query} label="Find a token" initial={query} onSearch={search} autoFocus={!query} />
          {query ? (
            <SearchResults query={query} pick={({ token }, label) => <Link to={tokenPath(token.id)}>{label}</Link>} />
          ) : (
            <p className="search-examples">
              For example:{' '}
              {EXAMPLES.map((example) => (
                <button key={example} type="button" className="link" onClick={() => search(example)}>
                  {example.length > 12 ? 'a contract’s address' : example}
                </button>
              ))}
            </p>
          )}
        </div>
      </main>
    </div>
  )
}
