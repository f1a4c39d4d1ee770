import { useRef } from 'react'
import { useServices } from '../app/use-services.ts'
import type { MessagePartsFragment } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import { useObservable } from '../shared/use-observable.ts'
import { useStickToEnd } from '../shared/use-stick-to-end.ts'
import { AssistantMessage } from './AssistantMessage.tsx'
import { PendingQuestion } from './PendingQuestion.tsx'
import { Question } from './Question.tsx'
import type { EvidenceSelection } from './use-evidence-selection.ts'
import type { ThreadActions } from './use-thread-actions.ts'
import { WaitingAnswer } from './WaitingAnswer.tsx'

type Props = {
  messages: readonly MessagePartsFragment[]
  draftKey: string
  hasEarlier: boolean
  onLoadEarlier: () => void
  asked: number
  evidence: EvidenceSelection
  /** The run that goes on, of whichever branch. */
  activeRunId: string | null
  actions: ThreadActions
}

export function Thread(props: Props) {
  const { messages, draftKey, hasEarlier, onLoadEarlier, asked, evidence, activeRunId, actions } = props
  const scrollRef = useRef<HTMLElement>(null)
  const contentRef = useRef<HTMLDivElement>(null)
  const { isAtEnd, toEnd } = useStickToEnd(scrollRef, contentRef, asked)
  const { sending } = useObservable(useServices().drafts.of(draftKey))
  const waiting = messages.filter(({ run }) => isWaiting(run, activeRunId)).map(({ id }) => id)
  return (
    <main className="thread-scroll" ref={scrollRef}>
      {/* A log that isn't announced word by word: RunAnnouncer says what changes. */}
      <div className="thread" ref={contentRef} role="log" aria-live="off" aria-label="Conversation">
        {hasEarlier && (
          <button type="button" className="button thread-earlier" onClick={onLoadEarlier}>
            Earlier messages
          </button>
        )}
        {messages.map((message, index) => {
          if (message.role === 'USER') {
            const answer = messages[index + 1]
            return (
              <Question
                key={message.id}
                text={message.content}
                message={message}
                actions={actions}
                isWaiting={answer !== undefined && waiting.includes(answer.id)}
              />
            )
          }
          const place = waiting.indexOf(message.id) + 1
          if (place > 0)
            return <WaitingAnswer key={message.id} messageId={message.id} place={place} actions={actions} />
          return (
            <AssistantMessage
              key={message.id}
              message={message}
              openMarker={evidence.selected?.messageId === message.id ? evidence.selected.marker : null}
              onOpen={evidence.open}
              actions={actions}
              isContinued={messages[index + 1]?.role === 'ASSISTANT'}
              isRest={messages[index - 1]?.role === 'ASSISTANT'}
            />
          )
        })}
        {sending !== null && <PendingQuestion text={sending} />}
      </div>
      {!isAtEnd && (
        <button type="button" className="button to-end" onClick={toEnd}>
          <Icon name="down" />
          Latest
        </button>
      )}
    </main>
  )
}

/** Whether a run waits behind another of its conversation. Where none goes on, it is itself the next. */
function isWaiting(run: MessagePartsFragment['run'], activeRunId: string | null): boolean {
  return run?.status === 'QUEUED' && activeRunId !== null && run.id !== activeRunId
}
