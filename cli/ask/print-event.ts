import type { ShownEvent } from './operations.ts'

/** Where the terminal's text goes. */
export interface Terminal {
  write(text: string): void
}

const OUTCOME: Record<string, string> = { SUCCEEDED: '✓', FAILED: '✖', TIMED_OUT: '⏱', CANCELLED: '◼', DENIED: '⃠' }

/** What has been printed of an answer. */
export interface PrintState {
  /** UTF-16 code units of the message on the terminal. */
  printed: number
  isAtLineStart: boolean
}

/** Prints one event of a run; a text that was taken back is said so, for a terminal can't unsay. */
export function printEvent(terminal: Terminal, state: PrintState, event: ShownEvent): void {
  const line = (text: string) => {
    terminal.write(`${state.isAtLineStart ? '' : '\n'}${text}\n`)
    state.isAtLineStart = true
  }
  switch (event.__typename) {
    case 'RunStarted':
      if ((event.attempt ?? 1) > 1) line(`  … taken over by another worker (attempt ${event.attempt})`)
      break
    case 'ToolCallStarted':
      line(`  → ${event.toolName} ${JSON.stringify(event.arguments)}`)
      break
    case 'ToolCallEnded': {
      const outcome = OUTCOME[event.toolStatus ?? ''] ?? event.toolStatus
      line(`  ${outcome} ${event.toolName}: ${event.summary ?? event.toolStatus} (${event.durationMs ?? '?'} ms)`)
      break
    }
    case 'StepReset':
      if (state.printed > (event.keepLength ?? 0)) line('  … corrected, from here:')
      state.printed = Math.min(state.printed, event.keepLength ?? 0)
      break
    case 'TextDelta': {
      const text = event.text ?? ''
      terminal.write(text)
      state.printed += text.length
      state.isAtLineStart = text.endsWith('\n')
      break
    }
  }
}
