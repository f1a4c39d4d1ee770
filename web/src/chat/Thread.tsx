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

type Props = {
  messages: readonly MessagePartsFragment[]
  draftKey: string
  hasEarlier: boolean
  onLoadEarlier: () => void
  asked: number
  evidence: EvidenceSelection
  /** Null while a run goes on: a conversation has one at a time. */
  onAskAgain: ((text: string) => void) | null
}

export function Thread({ messages, draftKey, hasEarlier, onLoadEarlier, asked, evidence, onAskAgain }: Props) {
  const scrollRef = useRef<HTMLElement>(null)
  const contentRef = useRef<HTMLDivElement>(null)
  const { isAtEnd, toEnd } = useStickToEnd(scrollRef, contentRef, asked)
  const { sending } = useObservable(useServices().drafts.of(draftKey))
  return (
    <main className="thread-scroll" ref={scrollRef}>
      {/* A log that isn't announced word by word: RunAnnouncer says what changes. */}
      <div className="thread" ref={contentRef} role="log" aria-live="off" aria-label="Conversation">
        {hasEarlier && (
          <button type="button" className="button thread-earlier" onClick={onLoadEarlier}>
            Earlier messages
          </button>
        )}
        {messages.map((message, index) =>
          message.role === 'USER' ? (
            <Question key={message.id} text={message.content} at={message.createdAt} />
          ) : (
            <AssistantMessage
              key={message.id}
              message={message}
              openMarker={evidence.selected?.messageId === message.id ? evidence.selected.marker : null}
              onOpen={evidence.open}
              question={questionBefore(messages, index)}
              onAskAgain={onAskAgain}
            />
          ),
        )}
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

function questionBefore(messages: readonly MessagePartsFragment[], index: number): string | null {
  return messages.slice(0, index).findLast(({ role }) => role === 'USER')?.content ?? null
}
