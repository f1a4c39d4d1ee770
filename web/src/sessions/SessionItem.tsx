import { NavLink } from 'react-router'
import type { SessionListItemFragment } from '../gql/graphql.ts'
import { Time } from '../shared/Time.tsx'
import { AnsweringMark } from './AnsweringMark.tsx'
import { relativeTime } from './relative-time.ts'

export function SessionItem({ session }: { session: SessionListItemFragment }) {
  return (
    <li>
      <NavLink to={`/sessions/${session.id}`} className="session-item" data-testid="session-item">
        <span className="session-title">{session.title ?? 'Untitled question'}</span>
        <span className="session-meta">
          {session.activeRun ? (
            <AnsweringMark runId={session.activeRun.id} />
          ) : (
            <Time at={session.createdAt} format={relativeTime} />
          )}
        </span>
      </NavLink>
    </li>
  )
}
