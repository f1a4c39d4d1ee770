import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { ModelMenu } from '../models/ModelMenu.tsx'
import { messageLimit } from './message-limit.ts'
import type { ThreadActions } from './use-thread-actions.ts'

type Props = { messageId: string; text: string; actions: ThreadActions; onDone: () => void }

/** A question being changed: it is asked beside the old one, which stays. Esc leaves it as it was. */
export function EditQuestion({ messageId, text, actions, onDone }: Props) {
  const [content, setContent] = useState(text)
  const [model, setModel] = useState<string | null>(null)
  const inputRef = useRef<HTMLTextAreaElement>(null)
  const length = content.trim().length
  const canAsk = length > 0 && length <= messageLimit && content.trim() !== text && !actions.isBusy

  useEffect(() => {
    const input = inputRef.current!
    input.focus()
    input.setSelectionRange(input.value.length, input.value.length)
  }, [])

  async function ask() {
    if (canAsk && (await actions.edit(messageId, content, model))) onDone()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      // Here Esc is for this field alone: it must not stop an answer too.
      event.preventDefault()
      onDone()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void ask()
    }
  }

  return (
    <form
      className="edit-question"
      data-testid="edit-question"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <textarea
        ref={inputRef}
        aria-label="Change the question"
        rows={Math.min(8, content.split('\n').length + 1)}
        value={content}
        onChange={(event) => setContent(event.target.value)}
        onKeyDown={onKeyDown}
        data-testid="edit-input"
      />
      <div className="edit-question-foot">
        <span>{length > messageLimit ? 'Too long to ask' : 'The old question and its answer stay beside it.'}</span>
        <ModelMenu chosen={model} onChoose={setModel} testId="edit-model" />
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" className="button" disabled={!canAsk} data-testid="edit-submit">
          Ask
        </button>
      </div>
    </form>
  )
}
