import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { WebWaitingApprovalsDocument } from '../gql/graphql.ts'
import { toolLabel } from '../run/tool-label.ts'
import { Time } from '../shared/Time.tsx'
import { untilTime } from './until-time.ts'

/** Conversations that nobody has open tell nothing: they are looked for now and then. */
const POLL_MS = 30_000

/** What waits for an answer, in whichever conversation; nothing where nothing does. */
export function WaitingApprovals() {
  const { data } = useQuery(WebWaitingApprovalsDocument, { fetchPolicy: 'cache-and-network', pollInterval: POLL_MS })
  const waiting = data?.waitingApprovals ?? []
  if (waiting.length === 0) return null
  return (
    <section className="waiting-approvals" aria-labelledby="waiting-approvals" data-testid="waiting-approvals">
      <h2 id="waiting-approvals">
        Waits for your answer <span>{waiting.length}</span>
      </h2>
      <ul>
        {waiting.map(({ toolCallId, toolName, expiresAt, run }) => (
          <li key={`${run.id} ${toolCallId}`}>
            <Link to={`/sessions/${run.session.id}`} className="session-item">
              <span className="session-title">{toolLabel(toolName)}</span>
              <span className="session-meta">
                {run.session.title ?? 'Untitled question'}
                {expiresAt && (
                  <>
                    {' · until '}
                    <Time at={expiresAt} format={untilTime} />
                  </>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
