import type { Problem } from '../graph/problem.ts'
import { useCountdown } from './use-countdown.ts'

const TITLES: Record<Problem['kind'], string> = {
  offline: 'No connection',
  unauthenticated: 'Signed out',
  'rate-limited': 'Too many requests',
  refused: 'Not accepted',
  server: 'Something failed on our side',
}

type Props = { problem: Problem; action?: { label: string; run: () => void } }

/** What went wrong and what to do about it, where it went wrong. */
export function ProblemNotice({ problem, action }: Props) {
  const seconds = useCountdown(problem)
  return (
    <div className="notice" data-kind="problem" data-testid="error-banner" role="alert">
      <div>
        <strong>{TITLES[problem.kind]}.</strong> {problem.message}
        {problem.requestId && (
          <p className="notice-detail">
            Request <code>{problem.requestId}</code>
          </p>
        )}
      </div>
      {action && (
        <button type="button" className="button" disabled={seconds > 0} onClick={action.run}>
          {seconds > 0 ? `${action.label} in ${seconds} s` : action.label}
        </button>
      )}
    </div>
  )
}
