import type { ReactNode } from 'react'
import type { WebResolveTokenQuery } from '../gql/reports/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import { TokenLabel } from './TokenLabel.tsx'

export type Candidate = WebResolveTokenQuery['resolveToken']['candidates'][number]

type Props = {
  candidates: readonly Candidate[]
  /** Makes the control that picks one: a link where that leads somewhere, else a button. */
  pick: (candidate: Candidate, label: ReactNode) => ReactNode
}

/** All that a text may mean, each with why and with what speaks for care. The reader picks; nothing is picked for them. */
export function CandidateList({ candidates, pick }: Props) {
  return (
    <ol className="candidates" data-testid="candidates">
      {candidates.map((candidate) => (
        <li key={candidate.token.id} data-clear={candidate.isClear || undefined} data-testid="candidate">
          {pick(candidate, <TokenLabel token={candidate.token} />)}
          <p className="candidate-reason">
            {candidate.isClear && <span className="candidate-clear">Fits clearly</span>} {candidate.reason}
          </p>
          {candidate.warnings.length > 0 && (
            <ul className="warnings">
              {candidate.warnings.map((warning) => (
                <li key={warning}>
                  <Icon name="warning" />
                  {warning}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
