import type { RunPartsFragment } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'

/** Why an answer is not whole, and the way on. */
export function RunNotice({ run, onRegenerate }: { run: RunPartsFragment; onRegenerate: (() => void) | null }) {
  if (run.status !== 'FAILED' && run.status !== 'STOPPED') return null
  const isStopped = run.status === 'STOPPED'
  return (
    <div className="notice" data-kind={isStopped ? 'stopped' : 'problem'}>
      <div>
        <strong>{isStopped ? 'Stopped.' : 'This answer failed.'}</strong>{' '}
        {isStopped
          ? 'What was said so far stays; it may be incomplete.'
          : (run.error?.message ?? 'No reason was given.')}
        {run.error && (
          <p className="notice-detail">
            <code>{run.error.code}</code>
            {!run.error.retryable && ' · asking again is unlikely to help'}
          </p>
        )}
      </div>
      {onRegenerate && (
        <button type="button" className="button" onClick={onRegenerate} data-testid="answer-again">
          <Icon name="again" />
          Answer again
        </button>
      )}
    </div>
  )
}
