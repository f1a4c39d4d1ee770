import { useRunFeed } from '../run/use-run-feed.ts'
import type { ThreadActions } from './use-thread-actions.ts'

type Props = { run: { id: string; message: { id: string } }; actions: ThreadActions }

/** Says that a version is being answered that isn't shown, and leads there; gone with the end of its run. */
export function AnsweringElsewhere({ run, actions }: Props) {
  useRunFeed(run.id, true)
  return (
    <p className="elsewhere" role="status" data-testid="answering-elsewhere">
      Another version is being answered.
      <button type="button" className="link" onClick={() => actions.select(run.message.id)}>
        Show it
      </button>
    </p>
  )
}
