import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { useServices } from '../app/use-services.ts'
import { ModelMenu } from '../models/ModelMenu.tsx'
import type { ActiveRun } from '../run/use-stop-run.ts'
import { Icon } from '../shared/Icon.tsx'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { useObservable } from '../shared/use-observable.ts'
import { messageLimit } from './message-limit.ts'

type Props = {
  draftKey: string
  /** While a run goes on, a question waits for its turn, or interrupts. */
  onSend: (text: string, whileRunning?: 'ENQUEUE' | 'INTERRUPT') => void
  run: ActiveRun | null
  autoFocus?: boolean
}

/** From here on the length is shown: until then nobody needs to think of it. */
const HINT_FROM = messageLimit * 0.9

export function Composer({ draftKey, onSend, run, autoFocus = true }: Props) {
  const { drafts } = useServices()
  const draft = useObservable(drafts.of(draftKey))
  const inputRef = useRef<HTMLTextAreaElement>(null)
  const length = draft.text.trim().length
  const isTooLong = length > messageLimit
  const canSend = length > 0 && !isTooLong && draft.sending === null

  // biome-ignore lint/correctness/useExhaustiveDependencies: its height follows its text, or else its placeholder
  useLayoutEffect(() => {
    const input = inputRef.current!
    input.style.height = 'auto'
    input.style.height = `${input.scrollHeight}px`
  }, [draft.text, run === null])

  useEffect(() => {
    if (autoFocus) inputRef.current?.focus()
    const focusBySlash = (event: globalThis.KeyboardEvent) => {
      const isTyping = (event.target as Element).matches('input, textarea, [contenteditable]')
      if (event.key !== '/' || isTyping || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      inputRef.current?.focus()
    }
    window.addEventListener('keydown', focusBySlash)
    return () => window.removeEventListener('keydown', focusBySlash)
  }, [autoFocus])

  function send(whileRunning: 'ENQUEUE' | 'INTERRUPT' = 'ENQUEUE') {
    if (!canSend) return
    onSend(draft.text, whileRunning)
    inputRef.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter is its own.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send(run && (event.ctrlKey || event.metaKey) ? 'INTERRUPT' : 'ENQUEUE')
  }

  return (
    <div className="composer">
      {draft.problem && <ProblemNotice problem={draft.problem} action={{ label: 'Send again', run: () => send() }} />}
      {run?.problem && <ProblemNotice problem={run.problem} action={{ label: 'Stop again', run: run.stop }} />}
      <div className="composer-box" data-invalid={isTooLong || undefined}>
        <textarea
          ref={inputRef}
          rows={1}
          value={draft.text}
          aria-label="Your question"
          aria-describedby="composer-hint"
          placeholder={run ? 'Ask the next question' : 'Ask about a token'}
          onChange={(event) => drafts.update(draftKey, { text: event.target.value })}
          onKeyDown={onKeyDown}
          data-testid="composer-input"
        />
        {(!run || length > 0) && (
          <button
            type="button"
            className="composer-action"
            disabled={!canSend}
            onClick={() => send()}
            data-testid="composer-send"
          >
            <Icon name="send" />
            <span className="visually-hidden">{run ? 'Put in line' : 'Send'}</span>
          </button>
        )}
        {run && (
          <button
            type="button"
            className="composer-action"
            data-stop
            data-beside={length > 0 || undefined}
            disabled={run.isStopping}
            onClick={run.stop}
            data-testid="composer-stop"
          >
            <Icon name="stop" />
            <span className="visually-hidden">{run.isStopping ? 'Stopping' : 'Stop the answer'}</span>
          </button>
        )}
      </div>
      {run && length > 0 && (
        <div className="composer-choice">
          <span>It waits until this answer is there.</span>
          <button
            type="button"
            className="turn-button"
            disabled={!canSend}
            onClick={() => send('INTERRUPT')}
            data-testid="composer-interrupt"
          >
            <Icon name="stop" />
            Stop the answer and ask now
          </button>
        </div>
      )}
      <div className="composer-foot">
        <ModelMenu chosen={draft.model} onChoose={(model) => drafts.update(draftKey, { model })} />
        <p className="composer-hint" id="composer-hint">
          {length >= HINT_FROM ? (
            <span data-invalid={isTooLong || undefined}>
              {length.toLocaleString('en')} of {messageLimit.toLocaleString('en')} characters
              {isTooLong && ': too long to send'}
            </span>
          ) : (
            <span className="composer-keys">
              {run ? (
                <>
                  <kbd>Enter</kbd> puts in line, <kbd>Ctrl</kbd> <kbd>Enter</kbd> asks now, <kbd>Esc</kbd> stops
                </>
              ) : (
                <>
                  <kbd>Enter</kbd> sends, <kbd>Shift</kbd> <kbd>Enter</kbd> new line
                </>
              )}
            </span>
          )}
        </p>
      </div>
    </div>
  )
}
