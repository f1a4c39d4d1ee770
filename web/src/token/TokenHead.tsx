import { useQuery } from '@apollo/client/react'
import { Link, useNavigate } from 'react-router'
import { comparePath } from '../app/paths.ts'
import { useServices } from '../app/use-services.ts'
import { type TokenNameFragment, WebResolveTokenDocument } from '../gql/reports/graphql.ts'
import { CopyButton } from '../shared/CopyButton.tsx'
import { Icon } from '../shared/Icon.tsx'
import { chainName } from './chain-name.ts'

/** What the token is, where it lives, what to take care of, and the ways on: ask about it, compare it. */
export function TokenHead({ token }: { token: TokenNameFragment }) {
  const { drafts } = useServices()
  const navigate = useNavigate()
  // Its listing's warnings. They may come late or not at all: nothing waits for them.
  const { data } = useQuery(WebResolveTokenDocument, { variables: { query: token.id }, errorPolicy: 'all' })
  const warnings = data?.resolveToken?.candidates.find((each) => each.token.id === token.id)?.warnings ?? []
  const name = token.name ?? token.symbol ?? 'Token without a known name'

  function ask() {
    drafts.update('new', { text: `Can I trust ${token.symbol ?? name} (${token.id})?`, problem: null })
    void navigate('/')
  }

  return (
    <header className="token-head">
      <div className="token-title">
        <h2 className="page-title">{name}</h2>
        {token.symbol && <span className="token-symbol">{token.symbol}</span>}
      </div>
      <p className="token-place">
        <span>{chainName(token.chainId)}</span>
        {token.address ? (
          <span className="token-address">
            <code>{token.address}</code>
            <CopyButton text={token.address} label="Copy the address" />
          </span>
        ) : (
          <span>native coin, no contract</span>
        )}
      </p>
      <div className="token-actions">
        <button type="button" className="button" data-testid="ask-about" onClick={ask}>
          <Icon name="ask" />
          Ask about this token
        </button>
        <Link className="button" to={comparePath(token.id, null)}>
          <Icon name="compare" />
          Compare
        </Link>
      </div>
      {warnings.length > 0 && (
        <ul className="warnings" aria-label="Take care">
          {warnings.map((warning) => (
            <li key={warning}>
              <Icon name="warning" />
              {warning}
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}
