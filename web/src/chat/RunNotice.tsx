import type { RunPartsFragment } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import { AnswerAgain } from './AnswerAgain.tsx'
import type { ThreadActions } from './use-thread-actions.ts'

type Props = {
  messageId: string
  run: RunPartsFragment
  /** Whether something was said that can be gone on with. */
  hasText: boolean
  /** Whether the rest stands below. */
  isContinued: boolean
  isRest: boolean
  actions: ThreadActions
}

/** Why an answer is not whole, and the ways on. */
export function RunNotice({ messageId, run, hasText, isContinued, isRest, actions }: Props) {
  if (run.status !== 'FAILED' && run.status !== 'STOPPED') return null
  const isStopped = run.status === 'STOPPED'
  return (
    <div className="notice" data-kind={isStopped ? 'stopped' : 'problem'} data-testid="run-notice">
      <div>
        <strong>{isStopped ? 'Stopped.' : 'This answer failed.'}</strong>{' '}
        {isContinued
          ? 'It goes on below.'
          : isStopped
            ? 'What was said so far stays; it may be incomplete.'
            : (run.error?.message ?? 'No reason was given.')}
        {run.error && !isContinued && (
          <p className="notice-detail">
            <code>{run.error.code}</code>
            {!run.error.retryable && ' · asking again is unlikely to help'}
          </p>
        )}
      </div>
      <span className="notice-actions">
        {hasText && !isContinued && (
          <button
            type="button"
            className="button"
            disabled={actions.isBusy}
            onClick={() => actions.goOn(messageId)}
            data-testid="continue"
          >
            <Icon name="down" />
            Continue
          </button>
        )}
        <AnswerAgain
          messageId={messageId}
          model={run.model}
          actions={actions}
          className="button"
          testId="answer-again"
          isRest={isRest}
        />
      </span>
    </div>
  )
}
