import { useRunFeed } from '../run/use-run-feed.ts'

/** Follows the run also while another conversation is open, so that the list learns of its end. */
export function AnsweringMark({ runId }: { runId: string }) {
  useRunFeed(runId, true)
  return <span className="session-active">answering</span>
}
