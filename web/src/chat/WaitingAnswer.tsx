import { Icon } from '../shared/Icon.tsx'
import type { ThreadActions } from './use-thread-actions.ts'

type Props = { messageId: string; place: number; actions: ThreadActions }

/** In the place of an answer that is not begun yet: its turn, and the way to take the question back. */
export function WaitingAnswer({ messageId, place, actions }: Props) {
  return (
    <div className="waiting-answer" data-testid="message-waiting">
      <Icon name="queue" />
      <span>
        {place === 1
          ? 'Asked next, when this answer is there'
          : `In line: ${place - 1} ${place === 2 ? 'question' : 'questions'} before it`}
      </span>
      <button
        type="button"
        className="turn-button"
        disabled={actions.isBusy}
        onClick={() => actions.withdraw(messageId)}
        data-testid="withdraw"
      >
        <Icon name="close" />
        Remove
      </button>
    </div>
  )
}
