import type { TokenNameFragment } from '../gql/reports/graphql.ts'
import { chainName } from './chain-name.ts'
import { shortAddress } from './short-address.ts'

/** A token in one line: name, ticker, chain, and where it lives, since names and tickers are not unique. */
export function TokenLabel({ token }: { token: TokenNameFragment }) {
  return (
    <span className="token-label">
      <span className="token-label-name">{token.name ?? 'No name known'}</span>
      {token.symbol && <span className="token-label-symbol">{token.symbol}</span>}
      <span className="token-label-place">
        {chainName(token.chainId)}
        {token.address && <code title={token.address}>{shortAddress(token.address)}</code>}
      </span>
    </span>
  )
}
