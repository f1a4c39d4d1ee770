import { useRunFeed } from '../run/use-run-feed.ts'
import { useObservable } from '../shared/use-observable.ts'

/** Follows the run also while another conversation is open, so that the list learns of its end. */
export function AnsweringMark({ runId }: { runId: string }) {
  const { toolCalls } = useObservable(useRunFeed(runId, true).state)
  const isWaiting = toolCalls.some((call) => call.status === 'WAITING_FOR_APPROVAL')
  return <span className="session-active">{isWaiting ? 'waits for you' : 'answering'}</span>
}
