import type { ShownEvent } from './operations.ts'
import { showArguments } from './show-arguments.ts'

/** Where the terminal's text goes. */
export interface Terminal {
  write(text: string): void
}

const OUTCOME: Record<string, string> = { SUCCEEDED: '✓', FAILED: '✖', TIMED_OUT: '⏱', CANCELLED: '◼', DENIED: '⃠' }

const REASONS: Record<string, string> = {
  RISKY_TOOL: 'it acts outside ChainLens',
  UNTRUSTED_CONTENT: 'text from outside was read before and may have led to it',
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}

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
    case 'ApprovalRequested':
      line(
        `  ? ${event.toolName} waits for your yes: ${(event.reasons ?? []).map((one) => REASONS[one] ?? one).join('; ')}.`,
      )
      line(indented(showArguments(event.arguments)))
      line(`    No answer by ${event.expiresAt} counts as a no.`)
      break
    case 'ApprovalAnswered':
      line(`  ? ${event.toolName}: ${event.decision?.toLowerCase()}`)
      break
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
