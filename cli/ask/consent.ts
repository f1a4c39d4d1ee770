import { createInterface } from 'node:readline/promises'
import type { Terminal } from './print-event.ts'

/** How somebody at the terminal answers whether a call may be made. */
export interface Consent {
  /** NOBODY: there is nobody to be asked here. OVER: it was answered elsewhere meanwhile, or the run has ended. */
  ask(toolCallId: string): Promise<'APPROVE' | 'DENY' | 'NOBODY' | 'OVER'>
  /** The question was answered, here or elsewhere: nobody need be asked any more. */
  answered(toolCallId: string): void
  /** Nothing is asked any more; lets go of the terminal. */
  close(): void
}

/** Asks at the terminal, one question after the other; where `input` is no terminal, nobody. */
export function createConsent(input: NodeJS.ReadStream, terminal: Terminal, signal: AbortSignal): Consent {
  const open = new Map<string, AbortController>()
  let last: Promise<unknown> = Promise.resolve()

  async function ask(ending: AbortSignal): Promise<'APPROVE' | 'DENY' | 'OVER'> {
    if (ending.aborted) return 'OVER'
    const lines = createInterface({ input })
    try {
      for (;;) {
        terminal.write('    Allow it? [y/n] ')
        const said = (await lines.question('', { signal: ending })).trim().toLowerCase()
        if (said === 'y' || said === 'yes') return 'APPROVE'
        // Whatever else is said is no yes, and no answer either.
        if (said === 'n' || said === 'no') return 'DENY'
      }
    } catch {
      return 'OVER'
    } finally {
      lines.close()
    }
  }

  return {
    ask(toolCallId) {
      if (!input.isTTY) return Promise.resolve('NOBODY')
      const ending = new AbortController()
      open.set(toolCallId, ending)
      const asked = last.then(() => ask(AbortSignal.any([signal, ending.signal])))
      last = asked
      return asked
    },
    answered: (toolCallId) => open.get(toolCallId)?.abort(),
    close() {
      for (const ending of open.values()) ending.abort()
    },
  }
}
