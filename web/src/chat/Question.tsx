import { useRef, useState } from 'react'
import type { MessagePartsFragment } from '../gql/graphql.ts'
import { relativeTime } from '../sessions/relative-time.ts'
import { Icon } from '../shared/Icon.tsx'
import { Time } from '../shared/Time.tsx'
import { BranchSwitch } from './BranchSwitch.tsx'
import { EditQuestion } from './EditQuestion.tsx'
import type { ThreadActions } from './use-thread-actions.ts'

/** Past this a question is a document, not a heading. */
const LONG = 280

type Props = {
  text: string
  /** Null while it is on its way. */
  message: MessagePartsFragment | null
  actions: ThreadActions | null
  /** True while it waits for its turn: it can be taken back, not changed. */
  isWaiting?: boolean
}

/** What was asked heads its entry, so that headings lead through a conversation. Shown as written: it is no markdown. */
export function Question({ text, message, actions, isWaiting = false }: Props) {
  const [isEditing, setEditing] = useState(false)
  const editRef = useRef<HTMLButtonElement>(null)
  const isLong = text.length > LONG || text.split('\n').length > 4
  if (isEditing && message && actions) {
    const done = () => {
      setEditing(false)
      requestAnimationFrame(() => editRef.current?.focus())
    }
    return <EditQuestion messageId={message.id} text={text} actions={actions} onDone={done} />
  }
  return (
    <div className="question" data-testid="message-user" data-waiting={isWaiting || undefined}>
      {isLong ? (
        <>
          <h2 className="visually-hidden">{text.slice(0, 80)}…</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which the keyboard must reach */}
          <section className="question-long" tabIndex={0} aria-label="Whole question">
            {text}
          </section>
        </>
      ) : (
        <h2>{text}</h2>
      )}
      {message && (
        <span className="question-side">
          {actions && !isWaiting && (
            <button
              ref={editRef}
              type="button"
              className="turn-button turn-on-hover"
              onClick={() => setEditing(true)}
              data-testid="edit"
            >
              <Icon name="edit" />
              Edit
            </button>
          )}
          {actions && <BranchSwitch siblings={message.siblings} what="question" actions={actions} />}
          <span className="question-time">
            <Time at={message.createdAt} format={relativeTime} />
          </span>
        </span>
      )}
    </div>
  )
}
