import type { MessagePartsFragment, RunPartsFragment } from '../gql/graphql.ts'
import { modelLabel } from '../models/model-label.ts'
import { runCost } from '../models/run-cost.ts'
import { PromptDisclosure } from '../prompt/PromptDisclosure.tsx'
import { formatDuration } from '../run/format-duration.ts'

type Props = { message: MessagePartsFragment; run: RunPartsFragment }

/** What the answer rests on and what it took, counted; and every number it could not account for, in words beside the marks in the text. */
export function AnswerFooter({ message, run }: Props) {
  const { citations, unsupportedNumbers, toolExecutions } = message
  const durationMs = run.startedAt && run.endedAt ? Date.parse(run.endedAt) - Date.parse(run.startedAt) : null
  return (
    <footer className="answer-footer">
      {unsupportedNumbers.length > 0 && (
        <p className="unsupported-list">
          <strong>Without evidence:</strong> {unsupportedNumbers.join(' · ')}
        </p>
      )}
      <p className="answer-counts">
        <span>{count(citations.length, 'figure')} with evidence</span>
        <span>{count(toolExecutions.length, 'check')}</span>
        {durationMs !== null && durationMs >= 0 && <span>{formatDuration(durationMs)}</span>}
        <span>{modelLabel(run.model, [])}</span>
        {run.usage && (
          <>
            <span>
              {run.usage.inputTokens.toLocaleString('en')} tokens read, {run.usage.outputTokens.toLocaleString('en')}{' '}
              written
            </span>
            <span>{runCost(run.usage)}</span>
          </>
        )}
        {run.attempt > 1 && <span>taken over {count(run.attempt - 1, 'time')}</span>}
      </p>
      <PromptDisclosure runId={run.id} />
    </footer>
  )
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
