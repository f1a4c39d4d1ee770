import { memo, useMemo } from 'react'
import { Approvals } from '../approvals/Approvals.tsx'
import type { MessagePartsFragment } from '../gql/graphql.ts'
import { Answer } from '../markdown/Answer.tsx'
import { CitationContext } from '../markdown/citation-context.ts'
import { isLive } from '../run/is-live.ts'
import { storedToolCalls } from '../run/stored-tool-calls.ts'
import { ToolSteps } from '../run/ToolSteps.tsx'
import { useRunFeed } from '../run/use-run-feed.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { useObservable } from '../shared/use-observable.ts'
import { AnswerAgain } from './AnswerAgain.tsx'
import { AnswerFooter } from './AnswerFooter.tsx'
import { BranchSwitch } from './BranchSwitch.tsx'
import { RunNotice } from './RunNotice.tsx'
import type { ThreadActions } from './use-thread-actions.ts'
import { WritingStatus } from './WritingStatus.tsx'

type Props = {
  message: MessagePartsFragment
  openMarker: number | null
  onOpen: (messageId: string, marker: number) => void
  actions: ThreadActions
  /** Whether the rest of it stands below, in a message of its own. */
  isContinued: boolean
  /** Whether it is itself the rest of the answer above it. */
  isRest: boolean
}

const NO_NUMBERS: readonly string[] = []

/** An answer: while its run goes on, from the run's events; then from the stored message, which has the evidence. */
export const AssistantMessage = memo(function AssistantMessage(props: Props) {
  const { message, openMarker, onOpen, actions, isContinued, isRest } = props
  const run = message.run!
  const isStored = !isLive(run.status)
  const feed = useRunFeed(run.id, !isStored)
  const state = useObservable(feed.state)
  const connection = useObservable(feed.connection)
  const isWriting = !isStored && state.ended === null

  const toolCalls = useMemo(
    () => (isStored ? storedToolCalls(message.toolExecutions, state.toolCalls) : state.toolCalls),
    [isStored, message.toolExecutions, state.toolCalls],
  )
  const citations = useMemo(
    () => ({
      byMarker: new Map(message.citations.map((citation) => [citation.marker, citation])),
      isWriting,
      openMarker,
      open: (marker: number) => onOpen(message.id, marker),
    }),
    [message.citations, message.id, isWriting, openMarker, onOpen],
  )
  // After a reload the replay begins at the first word; until it has come, what was stored so far is shown.
  const text = isStored || state.lastSequence === 0 ? message.content : state.text
  const unsupported = isStored ? message.unsupportedNumbers : NO_NUMBERS
  const status = isWriting ? 'streaming' : (state.ended?.status ?? run.status).toLowerCase()

  return (
    <article
      className="entry"
      data-testid="message-assistant"
      data-status={status}
      aria-label={isRest ? 'Answer, continued' : 'Answer'}
      // While it waits for the reader, it is to be read.
      aria-busy={isWriting && !toolCalls.some((call) => call.status === 'WAITING_FOR_APPROVAL')}
    >
      {toolCalls.length > 0 && <ToolSteps calls={toolCalls} isOver={!isWriting} />}
      <CitationContext value={citations}>
        <Answer text={text} unsupported={unsupported} isWriting={isWriting} />
      </CitationContext>
      <Approvals runId={run.id} calls={toolCalls} />
      {isWriting && <WritingStatus state={state} />}
      {connection.status === 'failed' && (
        <ProblemNotice problem={connection.problem} action={{ label: 'Try again', run: () => feed.retry() }} />
      )}
      {isStored && (
        <>
          <RunNotice
            messageId={message.id}
            run={run}
            hasText={message.content.trim() !== ''}
            isContinued={isContinued}
            isRest={isRest}
            actions={actions}
          />
          <AnswerFooter message={message} run={run} />
        </>
      )}
      <div className="turn-actions">
        <BranchSwitch siblings={message.siblings} what="answer" actions={actions} />
        {isStored && run.status === 'COMPLETED' && (
          <AnswerAgain
            messageId={message.id}
            model={run.model}
            actions={actions}
            className="turn-button turn-on-hover"
            testId="regenerate"
            isRest={isRest}
          />
        )}
      </div>
    </article>
  )
})
